import { inTransaction, readNow } from '@sysops/db/connection';
import { claimOnDuty, findExperts, saveDuty, withoutDuty, type ExpertFacts } from '@sysops/db/experts';
import { recordFact } from '@sysops/db/outbox';
import { day, type Instant } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { topics } from '../outbox/facts.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { workingSpans } from './expert-presenter.ts';

/** Shifts repeat by the week; somebody away for longer is looked at again then. */
const lookAhead = 8 * day;

const nextOn = (expert: ExpertFacts, now: Instant): Instant => workingSpans(expert, { from: now, to: now + lookAhead }).find((span) => span.from > now)?.from ?? now + lookAhead;

/** Whoever comes on shift is a fact, so that tickets that wait for him are tried at once. */
async function noticeDuty(app: App): Promise<number> {
  const em = app.orm.em.fork();
  const begun = await claimOnDuty(em, 200);
  const unknown = await withoutDuty(em, 200);
  if (begun.length + unknown.length === 0) return 0;
  const now = await readNow(em);
  for (const expert of await findExperts(em, [...begun, ...unknown])) {
    await inTransaction(app.orm.em, async (tx) => {
      await saveDuty(tx, expert.id, nextOn(expert, now));
      if (begun.includes(expert.id)) recordFact(tx, { id: v7(), type: 'ExpertOnShift', topics: [topics.staff], ticketId: null, payload: { expertId: expert.id } });
    });
  }
  return begun.length + unknown.length;
}

export const expertsClocks: readonly Clock[] = [{ name: 'experts.duty', everyMs: 2000, run: noticeDuty }];
