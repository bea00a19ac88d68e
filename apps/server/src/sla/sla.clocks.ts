import { inTransaction, type Tx } from '@sysops/db/connection';
import { claimDueSteps, listGroups, takeStep } from '@sysops/db/sla';
import type { Instant } from '@sysops/domain/shared';
import type { ClockKind, SlaStep } from '@sysops/domain/sla';
import { isAllowed } from '@sysops/domain/tickets';
import { recordFact } from '@sysops/db/outbox';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { topics } from '../outbox/facts.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { escalateTicket, lockTicket, type Ticket } from '../tickets/index.ts';
import { keepClocks } from './keep-clocks.ts';

/** A claimed step that nobody finished is due again after this long. */
const againInSeconds = 30;

const groupOf: Readonly<Partial<Record<SlaStep, 1 | 2 | 3>>> = { escalate_1: 1, escalate_2: 2, escalate_3: 3 };

const causeOf = { assign: 'sla_assign', arrive: 'sla_arrive', resolve: 'sla_resolve' } as const;

const promise: Readonly<Record<ClockKind, string>> = { assign: 'find an expert', arrive: 'be there', resolve: 'have it repaired' };

/** `runsOutAt`: when the promise is missed. */
type Step = { readonly kind: ClockKind; readonly startedAt: Instant; readonly step: SlaStep; readonly dueAt: Instant; readonly runsOutAt: Instant | null };

async function membersOf(tx: Tx, step: 1 | 2 | 3): Promise<{ readonly name: string; readonly members: readonly string[] }> {
  return (await listGroups(tx.em)).find((one) => one.step === step) ?? { name: 'managers', members: [] };
}

/** Whoever can still keep the promise: the expert whose visit it is, else the managers who are called first when it is missed. */
async function ownerOf(tx: Tx, ticket: Ticket): Promise<object> {
  if (ticket.status === 'assigned' || ticket.status === 'en_route' || ticket.status === 'on_site') return { who: 'expert', expertId: ticket.expertId, assignmentId: ticket.assignmentId };
  return { who: 'managers', callees: (await membersOf(tx, 1)).members };
}

/** A warning shows on the screens, and at nine tenths its owner is told, unless it is too late for a warning. */
async function warn(tx: Tx, ticket: Ticket, { kind, step, dueAt, runsOutAt }: Step): Promise<void> {
  const owner = step === 'warn_90' && runsOutAt !== null && runsOutAt > tx.now ? await ownerOf(tx, ticket) : null;
  recordFact(tx, { id: v7(), type: 'SlaWarned', topics: [topics.staff], ticketId: ticket.id, payload: { ticketId: ticket.id, number: ticket.number, kind, step, dueAt, runsOutAt: runsOutAt ?? dueAt, ticket, owner } });
}

/** A missed promise calls the group of its step and stands in the ticket's story. */
async function call(tx: Tx, ticket: Ticket, { group, ...step }: Step & { readonly group: 1 | 2 | 3 }): Promise<void> {
  if (!isAllowed('escalate', ticket.status, 'system')) return;
  const { name, members } = await membersOf(tx, group);
  await escalateTicket(tx, ticket, { cause: causeOf[step.kind], step: group, key: `sla:${ticket.id}:${step.kind}:${step.startedAt}:${step.step}`, note: `The time to ${promise[step.kind]} is over (${name}).`, withinMinutes: 15, callees: members, callsAgain: false });
}

function announce(tx: Tx, ticket: Ticket, step: Step): Promise<void> {
  const group = groupOf[step.step];
  return group === undefined ? warn(tx, ticket, step) : call(tx, ticket, { ...step, group });
}

async function takeDue(tx: Tx, ticketId: string): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  for (const { clock, stored } of (await keepClocks(tx, ticketId)).clocks) {
    if (stored.nextStep === null || stored.nextAt === null || stored.nextAt > tx.now) continue;
    const step = { kind: clock.kind, startedAt: clock.startedAt, step: stored.nextStep, dueAt: stored.nextAt, runsOutAt: stored.dueAt };
    if (await takeStep(tx, ticketId, { ...step, groupStep: groupOf[step.step] ?? null })) await announce(tx, await lockTicket(tx, ticket.id), step);
  }
  await keepClocks(tx, ticketId);
}

/** Warns at 50, 75 and 90 %, escalates at the breach and after it, each step once. */
async function takeDueSteps(app: App): Promise<number> {
  const due = await claimDueSteps(app.orm.em.fork(), againInSeconds, 100);
  const ids = [...new Set(due.map(({ ticketId }) => ticketId))];
  for (const id of ids) {
    await inTransaction(app.orm.em, (tx) => takeDue(tx, id)).catch((error: unknown) => app.log.error({ ticketId: id, err: error }, 'promise not watched'));
  }
  return ids.length;
}

export const slaClocks: readonly Clock[] = [{ name: 'sla.steps', everyMs: 1000, run: takeDueSteps }];
