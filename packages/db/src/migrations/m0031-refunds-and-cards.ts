import { Migration } from '@mikro-orm/migrations';

/** Refunds that come back, credit notes, cards that are chosen once, differences that need two people, the state that a tax is of. */
export class M0031RefundsAndCards extends Migration {
  override up(): void {
    this.refunds();
    this.creditNotes();
    this.cards();
    // Money that leaves by a repair: who asked for it, when a second person has to agree.
    this.addSql(`alter table billing_difference add column asked_by text, add column asked_by_name text;`);
    this.addSql(`alter table billing_period add column tax_state text; alter table invoice add column tax_state text;`);
  }

  private refunds(): void {
    // sends: how often it was sent to Stripe; each time has a key of its own, because Stripe gives the first answer to a key for ever.
    // reserves: it takes from what is left of the period's payment, as long as it is not refused or failed.
    this.addSql(`
      alter table money_back add column sends integer not null default 1 check (sends >= 1), add column reserves boolean not null default false,
        drop constraint money_back_state_check,
        add constraint money_back_state_check check (state in ('asked','approved','sent','done','refused','failed')),
        add constraint a_sent_refund_is_at_stripe check (state <> 'sent' or stripe_refund_id is not null),
        add constraint only_a_refund_reserves check (kind = 'refund' or not reserves);
      update money_back m set reserves = true where kind = 'refund' and not (asked_by = 'system' and reason = 'charged_in_error')
        and exists (select 1 from charge_attempt a where a.contract_id = m.contract_id and a.period = m.period and a.n = m.attempt_n and a.state = 'succeeded');
      update billing_period p set refunded_cents = p.refunded_cents - f.cents
        from (select contract_id, period, sum(amount_cents) as cents from money_back where state = 'failed' and reserves group by 1, 2) f where f.contract_id = p.contract_id and f.period = p.period;
      drop index one_refund_of_a_duplicate, money_back_due;
      create unique index one_return_of_a_duplicate on money_back (contract_id, period, attempt_n) where reason = 'duplicate' and asked_by = 'system';
      create index money_back_due on money_back (next_try_at) where state in ('approved','sent');
    `);
  }

  private creditNotes(): void {
    this.addSql(`
      create sequence credit_note_number start 100001;
      create table credit_note (
        id uuid primary key,
        number text not null unique,
        refund_id uuid not null,
        customer_id uuid not null,
        issued_at timestamptz not null,
        bill_to jsonb not null,
        text text not null,
        invoice_number text,
        amount_cents integer not null check (amount_cents > 0),
        tax_cents integer not null check (tax_cents between 0 and amount_cents),
        tax_rate integer not null,
        tax_state text not null,
        voided_at timestamptz
      );
      create unique index one_credit_note_per_refund on credit_note (refund_id) where voided_at is null;
      create index credit_note_customer on credit_note (customer_id);
    `);
  }

  private cards(): void {
    // method_before: the default card when the page was opened; keep_card: the card used on it is still to be made the default one.
    this.addSql(`
      alter table billing_profile add column card_method_id text;
      alter table checkout_link add column method_before text, add column keep_card boolean not null default true;
      update checkout_link set keep_card = false where state in ('complete','expired');
      drop index checkout_link_live;
      create index checkout_link_live on checkout_link (next_look_at) where next_look_at is not null;
    `);
  }
}
