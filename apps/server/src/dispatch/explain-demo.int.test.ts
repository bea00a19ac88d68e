import { seedDemo } from '@sysops/db/seeds';
import { replayDecision, sameDecision } from '@sysops/domain/dispatch';
import { expect, test } from 'vitest';
import { actorWith, openTestApp } from '../testing/open-test-app.ts';

test('given the demo data, then every decision of every ticket opens its explanation and, made again, is the same', async () => {
  await using opened = await openTestApp();
  await seedDemo(opened.app.env.DATABASE_URL, { only: 'all' });
  const manager = opened.as(actorWith('manager'));
  const opening: { readonly id: string; readonly same: boolean; readonly explained: boolean }[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Awaited<ReturnType<typeof manager.tickets.list>> = await manager.tickets.list({ limit: 100, ...(after ? { after } : {}) });
    for (const { id: ticketId } of page.items) {
      for (const { id } of (await manager.dispatch.forTicket({ ticketId })).decisions) {
        const view = await manager.dispatch.explain({ decisionId: id });
        const explained = view.decision.candidates.every((c) => c.rules.length > 0 && (c.eligible ? c.score !== null : c.rules.some((rule) => !rule.passed)));
        opening.push({ id, same: sameDecision(view.decision, replayDecision(view)), explained: explained && (view.decision.chosen.length > 0 || view.decision.waitingReason !== null) });
      }
    }
    after = page.nextAfter;
    more = after !== null;
  }
  expect(opening.length).toBeGreaterThan(250);
  expect(opening.filter((one) => !one.same || !one.explained)).toEqual([]);
}, 120_000);
