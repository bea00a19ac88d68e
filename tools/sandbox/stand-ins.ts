import type { Background } from './background.ts';
import type { Faults } from './control/faults.ts';
import type { Remembered } from './memory/open-memory.ts';
import { createPushApi } from './push/push-api.ts';
import type { PushApi, PushMemory } from './push/push-api.ts';
import type { SandboxSettings, WebhookTargets } from './settings.ts';
import type { Mail } from './smtp/mail.ts';
import { startSmtpInbox } from './smtp/smtp-inbox.ts';
import type { SmtpInbox } from './smtp/smtp-inbox.ts';
import { createStripeApi } from './stripe/stripe-api.ts';
import type { StripeApi } from './stripe/stripe-api.ts';
import type { StripeMemory } from './stripe/stripe-memory.ts';
import { createTwilioApi } from './twilio/twilio-api.ts';
import type { TwilioApi, TwilioMemory } from './twilio/twilio-api.ts';

export interface StandInParts {
  readonly settings: SandboxSettings;
  readonly targets: WebhookTargets;
  readonly faults: Faults;
  readonly background: Background;
  /** Base address of the sandbox; known once it listens. */
  readonly origin: () => string;
  changed(): void;
}

/** What is remembered. Not the faults: a new start is the way out of them. Not the targets: they are told anew. */
export interface Everything {
  readonly twilio: TwilioMemory;
  readonly push: PushMemory;
  readonly stripe: StripeMemory;
  readonly mails: readonly Mail[];
}

/** One for each service that the sandbox takes the place of. */
export interface StandIns extends Remembered<Everything> {
  readonly twilio: TwilioApi;
  readonly push: PushApi;
  readonly stripe: StripeApi;
  readonly inbox: SmtpInbox;
  /** Goes on with what was under way when the memory was written. */
  goOn(): void;
}

/** Opens the mail port; everything else answers once it is asked. */
export async function createStandIns(parts: StandInParts): Promise<StandIns> {
  const inbox = await startSmtpInbox(parts);
  const twilio = createTwilioApi(parts);
  const push = createPushApi(parts);
  const stripe = createStripeApi({ ...parts, publicUrl: () => parts.settings.publicUrl ?? parts.origin() });
  return {
    twilio,
    push,
    stripe,
    inbox,
    dump: () => ({ twilio: twilio.dump(), push: push.dump(), stripe: stripe.dump(), mails: inbox.mails.all() }),
    load(state) {
      twilio.load(state.twilio);
      push.load(state.push);
      stripe.load(state.stripe);
      for (const mail of state.mails) inbox.mails.add(mail);
    },
    clear() {
      for (const each of [twilio, push, stripe, inbox.mails]) each.clear();
    },
    goOn() {
      twilio.goOn();
      stripe.goOn();
    },
  };
}
