import type { TicketListItem } from '@sysops/domain/tickets';
import { buttonClass } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { deviceOf } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';

const isOpen = ({ status }: TicketListItem): boolean => !['completed', 'closed', 'cancelled'].includes(status);

/** An open ticket for the same device and problem is shown before another one is sent. */
export function DuplicateNotice({ raise }: { raise: Raise }) {
  const t = useTicketTexts();
  const mine = useQuery(api.tickets.mine.queryOptions());
  const { known, draft } = raise;
  const own = deviceOf(draft.values, known.contracts.flatMap(({ devices }) => devices));
  const type = known.problems.find(({ code }) => code === draft.values.problem);
  const titles: readonly string[] = type ? [type.titles.en, type.titles.es] : [];
  const same = mine.data?.find((ticket) => isOpen(ticket) && ticket.deviceLabel === own?.label && titles.includes(ticket.problemTitle));
  if (!same) return null;
  return (
    <div role="status" className="rounded-card border border-amber-6 bg-amber-2 p-5">
      <p className="font-bold">{t.raise.duplicate}</p>
      <p className="mt-1 tabular">{t.raise.duplicateText(same.number, t.visit.status[same.customerStatus])}</p>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Link to="/tickets/$ticketId" params={{ ticketId: same.id }} className={buttonClass({ size: 'small' })}>{t.raise.duplicateOpen}</Link>
        <span className="text-small">{t.raise.duplicateGoOn}</span>
      </p>
    </div>
  );
}
