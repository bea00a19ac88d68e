import { commandInput, factPayload, messageContent, ticket, ticketEvent, type Eraser } from './json-erasers.ts';

/**
 * What an erasure does to one column that can hold text or a place.
 * `code`: names, codes, amounts and what staff have set up; never touched, whatever somebody's words are.
 * `words`: what people wrote; in rows of the customer it goes as a whole, in other rows his e-mail addresses and numbers are taken out.
 * `house`: knowledge that stays when its source goes; his name, addresses and numbers are taken out.
 * `step`: has a statement of its own in `remove-person.ts`, `blur-places.ts` or `clean-articles.ts`.
 * `law`: kept as it was issued.
 * An eraser: a JSON document of which the judged paths go.
 */
export type Judgement = 'code' | 'words' | 'house' | 'step' | 'law' | Eraser;

/** `own`: which rows are the customer's, over `his (customer, account, tickets, contracts)`; null: none are. */
export type JudgedTable = { readonly own: string | null; readonly columns: Readonly<Record<string, Judgement>> };

const ofTicket = 't.ticket_id = any(his.tickets)';
const ofCustomer = 't.customer_id = his.customer';
const ofContract = 't.contract_id = any(his.contracts)';

const codes = (...columns: readonly string[]): Readonly<Record<string, 'code'>> => Object.fromEntries(columns.map((column) => [column, 'code' as const]));

const people: Readonly<Record<string, JudgedTable>> = {
  customer: { own: null, columns: { ...codes('channel', 'language'), name: 'step', email: 'step', phone: 'step', place: 'step' } },
  contact_code: { own: null, columns: { channel: 'code', address: 'step', code_hash: 'step' } },
  customer_expert_wish: { own: null, columns: { wish: 'code', reason: 'step', set_by: 'code', ended_by: 'code', end_reason: 'step' } },
  sla_override: { own: null, columns: { targets: 'code', reason: 'step', set_by: 'code', ended_by: 'code', end_reason: 'step' } },
  sms_opt_out: { own: null, columns: { phone: 'step' } },
  inbound_text: { own: null, columns: { ...codes('provider_id', 'meaning'), phone: 'step', body: 'step' } },
  account_act: { own: ofCustomer, columns: { ...codes('act', 'actor_account', 'actor_role'), about: 'words', actor_name: 'step' } },
  payer_to_forget: { own: null, columns: codes('stripe_customer_id', 'error') },
};

const billing: Readonly<Record<string, JudgedTable>> = {
  plan_version: { own: null, columns: codes('plan_code', 'name', 'currency', 'term', 'tier', 'categories', 'regions') },
  contract: { own: null, columns: { ...codes('status', 'time_zone', 'end_reason', 'receipt_number', 'paid_ahead', 'failed'), receipt_zip: 'step', sale_hash: 'step' } },
  till_key: { own: null, columns: codes('name', 'key_hash', 'made_by', 'made_by_name', 'revoked_by', 'revoked_by_name') },
  contract_history: { own: null, columns: codes('type', 'event') },
  device: { own: ofContract, columns: { category: 'code', brand: 'house', model: 'house', serial: 'step' } },
  billing_profile: { own: null, columns: { ...codes('language', 'state', 'time_zone', 'stripe_customer_id', 'card_method_id'), name: 'step', email: 'step', address: 'step', card: 'step' } },
  billing_period: { own: null, columns: codes('state', 'intent_id', 'failure_code', 'tax_state') },
  charge_attempt: { own: null, columns: codes('kind', 'key', 'state', 'method_id', 'intent_id', 'code') },
  checkout_link: { own: null, columns: { ...codes('key', 'mode', 'return_to', 'session_id', 'state', 'method_before'), url: 'step' } },
  invoice: { own: null, columns: { number: 'law', bill_to: 'law', lines: 'law', tax_state: 'law' } },
  credit_note: { own: null, columns: { number: 'law', invoice_number: 'law', bill_to: 'law', text: 'law', tax_state: 'law' } },
  money_back: { own: ofCustomer, columns: { ...codes('kind', 'reason', 'state', 'asked_by', 'asked_by_name', 'decided_by', 'decided_by_name', 'stripe_refund_id'), note: 'words' } },
  stripe_event: { own: null, columns: { ...codes('id', 'type', 'object_id', 'stripe_customer_id'), payload: 'step', error: 'step' } },
  billing_difference: { own: `${ofCustomer} or ${ofContract}`, columns: { ...codes('key', 'kind', 'facts', 'state', 'settled_by', 'asked_by', 'asked_by_name'), note: 'words' } },
  billing_notice: { own: null, columns: codes('key') },
  billing_policy: { own: null, columns: codes('policy', 'set_by', 'reason') },
  billing_watermark: { own: null, columns: codes('name') },
};

const tickets: Readonly<Record<string, JudgedTable>> = {
  ticket: { own: 't.id = any(his.tickets)', columns: { ...codes('status', 'priority', 'channel', 'category', 'problem_code', 'next_action', 'next_owner'), search: 'step', state: ticket } },
  ticket_history: { own: ofTicket, columns: { ...codes('type', 'status'), event: ticketEvent } },
  problem_type: { own: null, columns: codes('code', 'category', 'title_en', 'title_es', 'required_skills', 'priority') },
  staff_task: { own: `${ofTicket} or ${ofCustomer}`, columns: { ...codes('kind', 'dedupe_key', 'cause_key', 'owner_role', 'done_by'), note: 'words', done_note: 'words' } },
  sla_clock: { own: null, columns: codes('kind', 'clock', 'state', 'next_step') },
  sla_step: { own: ofTicket, columns: { ...codes('kind', 'step', 'acknowledged_by'), note: 'words' } },
  sla_group: { own: null, columns: codes('name') },
  sla_group_member: { own: null, columns: codes('account_id') },
  survey_template: { own: null, columns: codes('code', 'category', 'problem_code', 'questions') },
  survey: { own: ofCustomer, columns: { ...codes('expert_name', 'language', 'questions', 'status', 'reason'), device_label: 'step', answers: 'step', comment: 'step' } },
};

const dispatch: Readonly<Record<string, JudgedTable>> = {
  dispatch_decision: { own: ofTicket, columns: { ...codes('by', 'policy', 'waiting_reason', 'overrides'), reason: 'words', request: 'step', inputs: 'step', decision: 'code', content: 'step' } },
  assignment: { own: ofTicket, columns: { status: 'code', end_reason: 'step', end_note: 'words', lat: 'step', lng: 'step' } },
  dispatch_wait: { own: null, columns: codes('reason') },
  dispatch_shadow_policy: { own: null, columns: codes('priority', 'policy', 'set_by') },
  dispatch_shadow: { own: null, columns: codes('policy', 'decision') },
  late_act: { own: ofTicket, columns: { ...codes('procedure', 'refused_with', 'settled_by'), input: commandInput, note: 'words' } },
  reconciliation_run: { own: null, columns: codes('orphans') },
  capacity_hold: { own: null, columns: codes('name', 'area', 'skill', 'set_by') },
  skill: { own: null, columns: codes('code', 'name') },
  expert: { own: null, columns: codes('name', 'email', 'phone', 'languages', 'time_zone', 'service_area', 'home_lat', 'home_lng', 'away_cause') },
  expert_skill: { own: null, columns: codes('skill') },
  expert_absence: { own: null, columns: codes('reason') },
  expert_position: { own: null, columns: codes('lat', 'lng', 'accuracy_meters') },
};

const rest: Readonly<Record<string, JudgedTable>> = {
  message: {
    own: `t.person_id in (his.customer::text, his.account) or ${ofTicket}`,
    columns: { ...codes('key', 'kind', 'channel', 'audience', 'person_id', 'language', 'status', 'error_code', 'provider_id', 'time_zone'), recipient: 'step', fallback_to: 'step', content: messageContent, subject: 'words', body: 'words', html: 'words' },
  },
  outbox_event: { own: `${ofTicket} or t.topics @> array['customer:' || his.customer] or t.payload ->> 'customerId' = his.customer::text`, columns: { ...codes('type', 'topics'), payload: factPayload } },
  event_delivery: { own: 'exists (select 1 from outbox_event e where e.id = t.event_id and (e.ticket_id = any(his.tickets) or e.topics @> array[\'customer:\' || his.customer]))', columns: { subscriber: 'code', last_error: 'words' } },
  command_log: { own: null, columns: { ...codes('account_id', 'procedure', 'input_hash'), result: 'step' } },
  push_subscription: { own: null, columns: codes('account_id', 'endpoint', 'p256dh', 'auth', 'device') },
  article: { own: ofTicket, columns: { ...codes('category', 'model_keys', 'code_keys', 'state', 'audience', 'author_account', 'author_name'), title: 'house', symptom: 'house', cause: 'house', fix: 'house', models: 'house', error_codes: 'code', search: 'step', terms: 'code' } },
  article_version: { own: 'exists (select 1 from article a where a.id = t.article_id and a.ticket_id = any(his.tickets))', columns: { ...codes('state', 'by_name'), facts: 'step' } },
  article_use: { own: null, columns: codes('problem_code') },
  article_word: { own: null, columns: codes('word') },
  search_synonym: { own: null, columns: codes('phrase', 'concept') },
  schema_migration: { own: null, columns: codes('name') },
};

/** Every column of `public` that can hold text or a place; a test fails when one is not judged. The sign-in's own schema goes with the account. */
export const judgedTables: Readonly<Record<string, JudgedTable>> = { ...people, ...billing, ...tickets, ...dispatch, ...rest };
