import type { DeviceCategory } from '@sysops/domain/tickets';
import { Field, RadioCards, TextArea, TextInput, type Choice } from '@sysops/ui';
import { Laptop, Speaker, Tv } from 'lucide-react';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { deviceOf, other, type Question } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';
import { WhenFields } from './raise-when.tsx';
import { WhereQuestion } from './raise-where.tsx';
import { useFaultWords } from './use-fault-words.ts';

type QuestionProps = { raise: Raise };

export function QuestionFields({ question, raise }: { question: Question; raise: Raise }) {
  switch (question) {
    case 'device': return <DeviceQuestion raise={raise} />;
    case 'problem': return <ProblemQuestion raise={raise} />;
    case 'where': return <WhereQuestion raise={raise} />;
    case 'when': return <WhenFields values={raise.draft.values} change={raise.draft.change} faults={raise.faults} now={raise.now} timeZone={raise.timeZone} />;
  }
}

const categories: readonly DeviceCategory[] = ['computer', 'tv', 'stereo'];
const icons = { computer: <Laptop />, tv: <Tv />, stereo: <Speaker /> };

function DeviceQuestion({ raise }: QuestionProps) {
  const t = useTicketTexts();
  const words = useFaultWords();
  const { draft, faults, known } = raise;
  const devices = known.contracts.flatMap((contract) => contract.devices);
  const choices: Choice[] = [
    ...devices.map(({ id, label, category, serial }): Choice => ({ value: id, label, note: serial ? `${t.devices[category]} · ${serial}` : t.devices[category], icon: icons[category] })),
    { value: other, label: t.raise.otherDevice, note: t.raise.otherDeviceNote },
  ];
  const pick = (device: string): void => {
    const kept = devices.find(({ id }) => id === device)?.category ?? draft.values.category;
    const fits = known.problems.some(({ code, category }) => code === draft.values.problem && category === kept);
    draft.change({ device, ...(fits || draft.values.problem === other ? {} : { problem: null }) });
  };
  return (
    <div className="flex flex-col gap-5">
      <RadioCards label={t.raise.device} hideLabel value={draft.values.device} onChange={pick} choices={choices} error={words(faults.device)} />
      {draft.values.device === other ? (
        <>
          <RadioCards label={t.raise.kind} columns={3} value={draft.values.category} onChange={(category) => draft.change({ category, problem: null })} choices={categories.map((value) => ({ value, label: t.devices[value], icon: icons[value] }))} error={words(faults.category)} />
          <Field label={t.raise.label} hint={t.raise.labelHint} error={words(faults.label)}>
            <TextInput maxLength={120} autoComplete="off" value={draft.values.label} onChange={(event) => draft.change({ label: event.target.value })} />
          </Field>
        </>
      ) : null}
    </div>
  );
}

function ProblemQuestion({ raise }: QuestionProps) {
  const t = useTicketTexts().raise;
  const { language } = useLanguage();
  const words = useFaultWords();
  const { draft, faults, known } = raise;
  const category = deviceOf(draft.values, known.contracts.flatMap(({ devices }) => devices))?.category ?? draft.values.category;
  const fitting = known.problems.filter((type) => type.category === category);
  const choices: Choice[] = [...fitting.map(({ code, titles }) => ({ value: code, label: titles[language] })), { value: other, label: t.otherProblem }];
  return (
    <div className="flex flex-col gap-5">
      {category === null ? <p className="text-muted">{t.deviceFirst}</p> : <RadioCards label={t.problemChoose} columns={2} value={draft.values.problem} onChange={(problem) => draft.change({ problem })} choices={choices} error={words(faults.problem)} />}
      <Field label={t.description} hint={t.descriptionHint} error={words(faults.description)}>
        <TextArea rows={4} maxLength={4000} value={draft.values.description} onChange={(event) => draft.change({ description: event.target.value })} />
      </Field>
    </div>
  );
}
