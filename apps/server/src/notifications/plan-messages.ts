import { inTransaction } from '@sysops/db/connection';
import { Instant } from '@sysops/domain/shared';
import * as z from 'zod';
import type { Env } from '../env.ts';
import type { FactHandler } from '../outbox/subscriber.ts';
import { customerAddressee } from './addressee.ts';
import { accountLink, cancelLink, cardLink, documentLink, payLink, plansLink } from './links.ts';
import type { MessageContent } from './message-content.ts';
import { oweMessage } from './owe-message.ts';

const Plan = z.object({ customerId: z.string(), planName: z.string(), timeZone: z.string() });

/** One message to the plan's customer for each fact of a type. */
function tellOwner<Fact extends object>(shape: z.ZodType<Fact>, toContent: (fact: Fact, base: { readonly planName: string; readonly timeZone: string; readonly env: Env }) => MessageContent): FactHandler {
  const Payload = Plan.and(shape);
  return async (app, fact) => {
    const payload = Payload.parse(fact.payload);
    const { customerId, planName, timeZone } = payload;
    const content = toContent(payload, { planName, timeZone, env: app.env });
    await inTransaction(app.orm.em, async (tx) => {
      const to = await customerAddressee(tx.em, customerId);
      if (to) await oweMessage(tx, to, { key: `${fact.id}:${customerId}:${content.kind}`, content, ticketId: null });
    });
  };
}

const CardLink = z.object({ customerId: z.string(), cardToken: z.string() });

/** About a card and no plan. */
const cardLinkSent: FactHandler = async (app, fact) => {
  const { customerId, cardToken } = CardLink.parse(fact.payload);
  await inTransaction(app.orm.em, async (tx) => {
    const to = await customerAddressee(tx.em, customerId);
    if (to) await oweMessage(tx, to, { key: `${fact.id}:${customerId}:card_link`, content: { kind: 'card_link', url: cardLink(app.env, cardToken) }, ticketId: null });
  });
};

// Facts of before this was said have less.
const Renewal = z.object({ renewsAt: Instant, amountCents: z.number(), term: z.enum(['year', 'month']).default('year'), creditCents: z.number().default(0), last4: z.string().nullable().optional(), cancelToken: z.string().optional() });
const Expiring = z.object({ last4: z.string(), expMonth: z.int().optional(), expYear: z.int().optional(), renewsAt: Instant.optional(), renewsFirst: z.boolean().default(false) });

const paid = { endsAt: Instant, amountCents: z.number() };

/** What plans and payments owe to people. */
export const planMessages: Readonly<Record<string, FactHandler>> = {
  PlanClaimed: tellOwner(z.object({ endsAt: Instant }), ({ endsAt }, { env, ...plan }) => ({ kind: 'plan_claimed', ...plan, url: accountLink(env), endsAt })),
  PlanActivated: tellOwner(z.object(paid), ({ endsAt, amountCents }, { env, ...plan }) => ({ kind: 'plan_activated', ...plan, url: accountLink(env), endsAt, amountCents })),
  PlanRenewed: tellOwner(z.object({ ...paid, restored: z.boolean() }), ({ endsAt, amountCents, restored }, { env, ...plan }) => ({ kind: restored ? 'plan_restored' : 'plan_renewed', ...plan, url: accountLink(env), endsAt, amountCents })),
  RenewalAnnounced: tellOwner(Renewal, ({ cancelToken, renewsAt, amountCents, term, creditCents, last4 }, { env, ...plan }) => ({
    kind: 'renewal_notice', ...plan, url: cancelToken === undefined ? accountLink(env) : cancelLink(env, cancelToken), renewsAt, amountCents, term, creditCents, ...(last4 === undefined ? {} : { last4 }),
  })),
  CardExpiring: tellOwner(Expiring, ({ last4, expMonth, expYear, renewsAt, renewsFirst }, { env, ...plan }) => ({
    kind: 'card_expiring', ...plan, url: accountLink(env), last4, renewsFirst, ...(renewsAt === undefined ? {} : { renewsAt }), ...(expMonth === undefined || expYear === undefined ? {} : { expires: { month: expMonth, year: expYear } }),
  })),
  ChargeRefused: tellOwner(z.object({ amountCents: z.number(), failure: z.enum(['retry', 'new_card', 'confirm', 'no_card']), suspendAt: Instant, payToken: z.string() }), ({ amountCents, failure, suspendAt, payToken }, { env, ...plan }) => ({
    kind: 'charge_failed', ...plan, url: payLink(env, payToken), amountCents, failure, suspendAt,
  })),
  PlanSuspended: tellOwner(z.object({ amountCents: z.number(), endAt: Instant, payToken: z.string() }), ({ amountCents, endAt, payToken }, { env, ...plan }) => ({ kind: 'plan_suspended', ...plan, url: payLink(env, payToken), amountCents, endAt })),
  PlanCancelled: tellOwner(z.object({ coveredUntil: Instant, atOnce: z.boolean() }), ({ coveredUntil, atOnce }, { env, ...plan }) => ({ kind: 'plan_cancelled', ...plan, url: accountLink(env), coveredUntil, atOnce })),
  PlanEnded: tellOwner(z.object({ reason: z.enum(['cancelled', 'unpaid', 'never_paid']) }), ({ reason }, { env, ...plan }) => ({ kind: 'plan_ended', ...plan, url: plansLink(env), reason })),
  PayLinkSent: tellOwner(z.object({ amountCents: z.number(), payToken: z.string() }), ({ amountCents, payToken }, { env, ...plan }) => ({ kind: 'pay_link', ...plan, url: payLink(env, payToken), amountCents })),
  CardLinkSent: cardLinkSent,
  RefundFailed: tellOwner(z.object({ amountCents: z.number() }), ({ amountCents }, { env, ...plan }) => ({ kind: 'refund_failed', ...plan, url: accountLink(env), amountCents })),
  PlanWaived: tellOwner(z.object({ endsAt: Instant }), ({ endsAt }, { env, ...plan }) => ({ kind: 'plan_waived', ...plan, url: accountLink(env), endsAt })),
  InvoiceAsked: tellOwner(z.object({ number: z.string(), amountCents: z.number(), documentPath: z.string() }), ({ number, amountCents, documentPath }, { env, ...plan }) => ({ kind: 'invoice_copy', ...plan, url: documentLink(env, documentPath), invoice: number, amountCents })),
  RefundMade: tellOwner(z.object({ amountCents: z.number() }), ({ amountCents }, { env, ...plan }) => ({ kind: 'refund_made', ...plan, url: accountLink(env), amountCents })),
};
