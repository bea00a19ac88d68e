import type { DeclineReason, ReportAbsence, SiteHoldReason } from '@sysops/domain/dispatch';
import { day, hour, minute } from '@sysops/domain/shared';
import { withSkill, type RequiredSkill, type ResolutionCode } from '@sysops/domain/tickets';
import { client } from '../api/api.ts';
import { fromLocalInput, toLocalInput } from '../shell/console-times.ts';
import type { ExpertAct } from './expert-acts.ts';

type Try = { readonly by: ReportAbsence['tries'][number]['by']; readonly at: string };

/** What the dialog holds; times as their fields hold them. `doneAt` empty: now. */
export type ActForm = {
  readonly act: ExpertAct;
  readonly reason: string;
  readonly doneAt: string;
  readonly declineReason: DeclineReason;
  readonly resolution: ResolutionCode;
  readonly summary: string;
  readonly holdReason: SiteHoldReason;
  readonly pauseUntil: string;
  readonly holdUntil: string;
  /** A code, or `same`: the skills stay as they are. */
  readonly skill: string;
  readonly level: string;
  readonly tries: readonly [Try, Try];
};

export type SaidAct = ActForm & { readonly assignmentId: string; readonly commandId: string; readonly requiredSkills: readonly RequiredSkill[] };

export const startOf = (act: ExpertAct, now: number): ActForm => ({
  act, reason: '', doneAt: '', declineReason: 'schedule', resolution: 'repaired', summary: '', holdReason: 'part_needed', skill: 'same', level: '1',
  pauseUntil: toLocalInput(now + hour), holdUntil: `${toLocalInput(now + day).slice(0, 10)}T08:00`,
  tries: [{ by: 'call', at: toLocalInput(now - 10 * minute) }, { by: 'call', at: toLocalInput(now) }],
});

/** Answers to an offer count when they are given; everything else may have happened before somebody said it. */
export const mayBeEarlier = (act: ExpertAct): boolean => !['accept', 'accept_go', 'decline'].includes(act);

export type Missing = 'reason' | 'summary' | 'pauseUntil' | 'holdUntil' | 'tries';

/** What has to be filled in before the act can be sent. */
export function missingIn({ act, reason, summary, pauseUntil, holdUntil, tries }: ActForm): readonly Missing[] {
  const missing: (Missing | false)[] = [
    !reason.trim() && 'reason',
    act === 'complete' && !summary.trim() && 'summary',
    act === 'pause' && fromLocalInput(pauseUntil) === null && 'pauseUntil',
    act === 'hold' && fromLocalInput(holdUntil) === null && 'holdUntil',
    act === 'absent' && tries.some(({ at }) => fromLocalInput(at) === null) && 'tries',
  ];
  return missing.filter((one) => one !== false);
}

/** Each act as the server knows it. */
export function sendAct({ act, commandId, assignmentId, reason, ...form }: SaidAct): Promise<unknown> {
  const doneAt = fromLocalInput(form.doneAt);
  const common = { commandId, assignmentId, reason, ...(doneAt !== null && mayBeEarlier(act) ? { doneAt } : {}) };
  const { dispatch } = client;
  switch (act) {
    case 'accept': return dispatch.accept.mutate({ ...common, andGo: false });
    case 'accept_go': return dispatch.accept.mutate({ ...common, andGo: true });
    case 'decline': return dispatch.decline.mutate({ ...common, declineReason: form.declineReason });
    case 'travel': return dispatch.startTravel.mutate(common);
    case 'arrive': return dispatch.arrive.mutate(common);
    case 'complete': return dispatch.complete.mutate({ ...common, resolution: form.resolution, summary: form.summary, knowledge: { kind: 'none_fits' } });
    case 'cannot': return dispatch.cannotComplete.mutate({ ...common, ...(form.skill !== 'same' ? { requiredSkills: withSkill(form.requiredSkills, { skill: form.skill, level: Number(form.level) }) } : {}) });
    case 'hold': return dispatch.holdVisit.mutate({ ...common, holdReason: form.holdReason, resumeAt: fromLocalInput(form.holdUntil) ?? 0 });
    case 'absent': return dispatch.customerAbsent.mutate({ ...common, tries: form.tries.map(({ by, at }) => ({ by, at: fromLocalInput(at) ?? 0 })) });
    case 'release': return dispatch.release.mutate(common);
    case 'pause': return dispatch.pause.mutate({ ...common, holdReason: form.holdReason, resumeAt: fromLocalInput(form.pauseUntil) ?? 0 });
    case 'resume': return dispatch.resume.mutate(common);
  }
}
