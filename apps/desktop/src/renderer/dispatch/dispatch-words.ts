import type { AssignmentView, CandidateVerdict, HardRule, ScorePart } from '@sysops/domain/dispatch';
import type { Tone } from '@sysops/ui';

type Look = { readonly word: string; readonly tone: Tone };

export const assignmentLooks: Readonly<Record<AssignmentView['status'], Look>> = {
  offered: { word: 'Asked', tone: 'blue' }, accepted: { word: 'Accepted', tone: 'violet' }, travelling: { word: 'On the way', tone: 'lime' }, arrived: { word: 'On site', tone: 'amber' }, done: { word: 'Done', tone: 'jade' },
  declined: { word: 'Declined', tone: 'gray' }, expired: { word: 'No answer', tone: 'gray' }, withdrawn: { word: 'Withdrawn', tone: 'gray' }, released: { word: 'Given back', tone: 'gray' },
  no_show: { word: 'Did not set out', tone: 'red' }, customer_absent: { word: 'Nobody there', tone: 'gray' }, cannot_complete: { word: 'Not finished', tone: 'red' },
};

const ruleWords: Readonly<Record<HardRule, string>> = {
  active: 'account not active', available: 'set away', skills: 'lacks the skill', area: 'does not serve the area', not_excluded: 'not wanted by the customer', not_refused: 'has declined it', shift: 'not on shift', free_time: 'no free time', window: 'cannot be there in the window', travel: 'too far', held_back: 'hours are kept for urgent work',
};

const partWords: Readonly<Record<ScorePart, string>> = { arrival: 'arrives soon', slack: 'keeps the deadline', skill_fit: 'skill fits', rare_skill: 'keeps rare skills free', continuity: 'was there before', fair_load: 'has had less work', travel: 'short way' };

/** Why somebody is out: the first rule he fails. */
export const outReason = ({ rules }: CandidateVerdict): string => {
  const failed = rules.find(({ passed }) => !passed);
  return failed ? ruleWords[failed.rule] : 'ranked behind';
};

/** What spoke for somebody: the two parts that gave most. */
export const inReason = ({ score }: CandidateVerdict): string =>
  (score?.parts ?? []).toSorted((a, b) => b.weight * b.value - a.weight * a.value).slice(0, 2).filter(({ value }) => value > 0).map(({ part }) => partWords[part]).join(', ');
