import { inTransaction } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { handleFacts } from '../testing/handle-facts.ts';
import { actorWith, openTestApp } from '../testing/open-test-app.ts';

test('given what billing cannot end by itself, when it is found, then it is a task of a manager, each once, with its customer', async () => {
  await using opened = await openTestApp();
  const customerId = v7();
  const record = (type: string, payload: object) => inTransaction(opened.app.orm.em, async (tx) => recordFact(tx, { id: v7(), type, topics: ['staff'], ticketId: null, payload }));
  await record('BillingDifferenceFound', { kind: 'refund_failed', contractId: v7(), period: 1, customerId });
  await record('BillingDifferenceFound', { kind: 'payment_of_nobody', contractId: null, period: null, customerId: null });
  const ended = { customerId, contractId: v7(), planName: 'TV Care', timeZone: 'America/New_York' };
  for (const reason of ['unpaid', 'cancelled', 'never_paid']) await record('PlanEnded', { ...ended, reason });
  await handleFacts(opened, 'tickets', 5);
  const tasks = await opened.as(actorWith('manager')).tickets.tasks({});
  expect(tasks.map(({ kind, note }) => `${kind}: ${note}`).toSorted()).toEqual([
    'billing_difference: Billing needs a person (payment of nobody). It stands under Billing with its repair.',
    'billing_difference: Billing needs a person (refund failed). It stands under Billing with its repair.',
    'plan_ended_unpaid: TV Care has ended because the payment did not arrive. The customer was told how to come back.',
  ]);
  expect(await opened.as(actorWith('agent')).tickets.tasks({})).toEqual([]);
});
