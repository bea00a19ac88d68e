import { coveringOf, usedUp, type ContractView, type DeviceView } from '@sysops/domain/billing';
import type { ProblemTypeView } from '@sysops/domain/tickets';
import { CircleCheck, Circle, TriangleAlert } from 'lucide-react';
import { dateIn } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { otherDevice, otherProblem, type Draft } from './draft.ts';
import type { Part } from './make-command.ts';

const parts: readonly (readonly [Part, string])[] = [['problem', 'Problem'], ['description', 'Description'], ['device', 'Device'], ['address', 'Address']];

type ChecklistProps = { readonly missing: readonly Part[]; readonly draft: Draft; readonly type: ProblemTypeView | null; readonly contracts: readonly ContractView[]; readonly devices: readonly DeviceView[] };

/** The caller is told before the ticket is saved, by the rule that then decides. */
function usedWords(contracts: readonly ContractView[], { id, category }: DeviceView, now: number): string[] {
  const meant = usedUp(coveringOf(contracts), { deviceId: id, category }, now);
  const contract = contracts.find((one) => one.id === meant);
  if (!contract?.visits) return [];
  const { included, until } = contract.visits;
  return [`${included === 1 ? 'the visit' : `all ${included} visits`} of ${contract.plan.name} ${included === 1 ? 'is' : 'are'} used until ${dateIn(until, contract.timeZone)}`];
}

/** What is there and what is missing, while it is typed; and what will keep the ticket from dispatch. */
export function Checklist({ missing, draft, type, contracts, devices }: ChecklistProps) {
  const now = useNow(60_000);
  const device = devices.find(({ id }) => id === draft.deviceId);
  const doubts = [
    ...(draft.problemCode === otherProblem ? ['a person has to find the problem'] : []),
    ...(draft.deviceId === otherDevice ? ['the device is under no plan we know'] : []),
    ...(device ? usedWords(contracts, device, now) : []),
    ...(type && device && device.category !== type.category ? ['the problem is of another kind of device'] : []),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <ul aria-label="What a ticket needs" className="flex flex-wrap gap-x-4 gap-y-1">
        {parts.map(([part, word]) => {
          const there = !missing.includes(part);
          return (
            <li key={part} className={`flex items-center gap-1.5 ${there ? 'text-muted' : 'font-medium'}`}>
              {there ? <CircleCheck aria-hidden size={14} strokeWidth={2} className="text-jade-11" /> : <Circle aria-hidden size={14} strokeWidth={2} />}
              {word}<span className="sr-only">{there ? ': there' : ': missing'}</span>
            </li>
          );
        })}
      </ul>
      {doubts.length > 0 ? <p className="flex items-center gap-1.5"><TriangleAlert aria-hidden size={14} strokeWidth={2} className="shrink-0 text-amber-11" />Goes to triage first: {doubts.join(', ')}.</p> : null}
    </div>
  );
}
