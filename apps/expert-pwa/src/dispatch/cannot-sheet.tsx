import type { JobView, SiteHoldReason } from '@sysops/domain/dispatch';
import { withSkill, type RequiredSkill } from '@sysops/domain/tickets';
import { useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { goesOnAt, type GoesOn } from './goes-on-at.ts';
import { GoesOnChoice } from './goes-on-choice.tsx';
import { choicesOf, ReasonSheet } from './reason-sheet.tsx';
import { SkillChoice, useSkills } from './skill-choice.tsx';
import { actFields } from './use-act.ts';
import { reasonLine, useEndVisit } from './use-end-visit.ts';

type Reason = 'part' | 'customer' | 'access' | 'skill' | 'unsafe' | 'other';

/** What has to be waited for: the visit ends and the ticket rests until a day. Everything else goes to another expert at once. */
const waits: Partial<Record<Reason, SiteHoldReason>> = { part: 'part_needed', customer: 'customer_unavailable', access: 'no_access' };

export function CannotSheet({ job, ...sheet }: { job: JobView; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useMessages();
  const end = useEndVisit(job);
  const skillsKnown = useSkills().length > 0;
  const [goesOn, setGoesOn] = useState<GoesOn>({ in: 'tomorrow', date: '' });
  const [skill, setSkill] = useState<RequiredSkill | null>(null);
  const submit = (reason: Reason, note: string): Promise<boolean> => {
    const fields = { ...actFields(job), reason: reasonLine(t.cannot.reasons[reason], note) };
    const holdReason = waits[reason];
    const resumeAt = goesOnAt(goesOn, serverNow());
    if (holdReason && resumeAt !== null) return end({ procedure: 'dispatch.holdVisit', input: { ...fields, holdReason, resumeAt } });
    const needed = reason === 'skill' && skill ? { requiredSkills: withSkill(job.problem.requiredSkills, skill) } : {};
    return end({ procedure: 'dispatch.cannotComplete', input: { ...fields, ...needed } });
  };
  const more = (reason: Reason) => {
    if (waits[reason]) return <GoesOnChoice value={goesOn} onChange={setGoesOn} />;
    return reason === 'skill' ? <SkillChoice job={job} value={skill} onChange={setSkill} /> : null;
  };
  const incomplete = (reason: Reason): boolean => (waits[reason] ? goesOnAt(goesOn, serverNow()) === null : reason === 'skill' && skillsKnown && !skill);
  return <ReasonSheet<Reason> {...sheet} title={t.cannot.title} intro={t.cannot.intro} question={t.cannot.why} choices={choicesOf(t.cannot.reasons)} submit={t.cannot.submit} danger noted more={more} incomplete={incomplete} onSubmit={submit} />;
}
