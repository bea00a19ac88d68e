import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { createBackground } from './background.ts';
import { registerControlRoutes } from './control/control-routes.ts';
import { createFaults } from './control/faults.ts';
import type { Fault, NewFault } from './control/faults.ts';
import { createLiveFeed } from './live-feed.ts';
import type { LiveFeed } from './live-feed.ts';
import { noMemory, openMemory } from './memory/open-memory.ts';
import { registerPageRoutes, sendMissingPage } from './pages/page-routes.ts';
import type { PushApi } from './push/push-api.ts';
import { registerPushRoutes } from './push/push-routes.ts';
import { acceptForms } from './read-form.ts';
import { defaultSettings } from './settings.ts';
import type { SandboxSettings, WebhookTargets } from './settings.ts';
import type { Mail } from './smtp/mail.ts';
import { createStandIns } from './stand-ins.ts';
import { registerCheckoutRoutes } from './stripe/checkout-routes.ts';
import { registerPortalRoutes } from './stripe/portal-routes.ts';
import type { StripeContext } from './stripe/stripe-context.ts';
import { registerStripeRoutes } from './stripe/stripe-routes.ts';
import type { SmsMessage } from './twilio/sms-message.ts';
import { registerTwilioRoutes } from './twilio/twilio-routes.ts';

/** A running sandbox. Tests in the same process may use these instead of `/control/…`. */
export interface Sandbox extends AsyncDisposable {
  /** http://host:port, no slash at the end: base address for Twilio, Stripe, the pages and `/control`. */
  readonly url: string;
  readonly port: number;
  readonly smtpPort: number;
  readonly settings: SandboxSettings;
  /** Where webhooks go; may be changed at any time. */
  readonly targets: WebhookTargets;
  /** SMS to this number, oldest first. */
  messagesTo(phone: string): SmsMessage[];
  /** Mails to this address, oldest first. */
  mailsTo(address: string): Mail[];
  /** An SMS from this phone to the product. */
  replyFrom(phone: string, body: string): SmsMessage;
  /** Browsers that subscribe, and what was pushed to them. */
  readonly push: PushApi;
  /** Stripe's objects and clock, for programs in the same process. */
  readonly stripe: StripeContext;
  addFault(fault: NewFault): Fault;
  clearFaults(): void;
  reset(): Promise<void>;
  /** Nobody answers at this address until `listenAgain`; what is stored stays. */
  stopListening(): Promise<void>;
  listenAgain(): Promise<void>;
  close(): Promise<void>;
}

/** Starts HTTP and SMTP; port 0 takes a free one. Rejects when a port is taken. */
export async function startSandbox(options: Partial<SandboxSettings> = {}): Promise<Sandbox> {
  const settings: SandboxSettings = { ...defaultSettings, ...options };
  const targets: WebhookTargets = { twilioInboundUrl: settings.twilioInboundUrl, stripeWebhookUrl: settings.stripeWebhookUrl };
  let memory = noMemory;
  const touched = (): void => memory.touched();
  const app = createHttpApp(touched);
  const live = createLiveFeed(app);
  const faults = createFaults();
  const background = createBackground(touched);
  const changed = (): void => {
    live.changed();
    touched();
  };
  let url = '';
  const standIns = await createStandIns({ settings, targets, faults, background, changed, origin: () => url });
  const { twilio, push, stripe, inbox } = standIns;
  memory = await openMemory(settings.dataFile, standIns);

  async function reset(): Promise<void> {
    faults.clear();
    await background.stop();
    standIns.clear();
    changed();
  }
  async function close(): Promise<void> {
    faults.clear();
    live.close();
    await Promise.all([background.stop(), inbox.close(), app.close()]);
    await memory.close();
  }

  registerTwilioRoutes(app, { api: twilio, faults, settings });
  registerPushRoutes(app, { api: push, faults });
  registerStripeRoutes(app, { api: stripe, faults, settings });
  registerCheckoutRoutes(app, stripe.context);
  registerPortalRoutes(app, stripe.context);
  registerControlRoutes(app, { twilio, inbox, faults, targets, stripeClock: stripe.context.clock, senderNumber: settings.twilioNumber, reset });
  registerPageRoutes(app, { twilio, inbox, push, senderNumber: settings.twilioNumber });
  const port = await listen(app, settings, { live, close });
  url = `http://${settings.host}:${port}`;
  standIns.goOn();

  return {
    url,
    port,
    smtpPort: inbox.port,
    settings,
    targets,
    messagesTo: (phone) => twilio.find(phone, null),
    mailsTo: (address) => inbox.mails.under(address.toLowerCase()),
    replyFrom: (phone, body) => twilio.receive(phone, settings.twilioNumber, body),
    push,
    stripe: stripe.context,
    addFault: faults.add,
    clearFaults: faults.clear,
    reset,
    stopListening: () => new Promise((done) => {
      app.server.close(() => done());
      app.server.closeAllConnections();
    }),
    listenAgain: () => new Promise((done) => void app.server.listen(port, settings.host, done)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** `touched` hears of every request that may have changed something, before it is answered. */
function createHttpApp(touched: () => void): FastifyInstance {
  const app = fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  acceptForms(app);
  app.addHook('onSend', async (request, _reply, payload) => {
    if (request.method !== 'GET') touched();
    return payload;
  });
  app.setNotFoundHandler((request, reply) => sendMissingPage(reply, `The sandbox has no page ${request.url.split('?')[0] ?? ''}.`));
  return app;
}

async function listen(app: FastifyInstance, { host, port }: SandboxSettings, opened: { live: LiveFeed; close(): Promise<void> }): Promise<number> {
  try {
    await app.listen({ host, port });
    return (app.server.address() as AddressInfo).port;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
