import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../../../tools/sandbox/start-sandbox.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, chargesAtStripe, days, openBillingWorld } from './billing-fixture.ts';
import { reconcile } from './reconcile.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sysops-restart-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A customer pays, the sandbox stops, another one takes its place at the same address. */
async function paidThenRestarted(dataFile: string | null) {
  const world = await openBillingWorld({}, { dataFile });
  const person = await buyer(world, 'pm_card_visa');
  await world.sandbox.close();
  const again = await startSandbox({ ...world.sandbox.settings, port: world.sandbox.port, stripeWebhookUrl: `${world.url}/webhooks/stripe` });
  again.stripe.clock.set(world.now());
  const kindsNow = async () => (await world.opened.as(actorWith('manager')).billing.differences()).map(({ kind }) => kind);
  const dispose = async () => {
    await again.close();
    await world[Symbol.asyncDispose]();
  };
  async function moveTo(at: number): Promise<void> {
    await world.moveTo(at);
    again.stripe.clock.set(at);
    await world.turn();
  }
  return { world: { ...world, sandbox: again }, person, kindsNow, moveTo, [Symbol.asyncDispose]: dispose };
}

test('given a customer who has paid, when a sandbox that remembers starts again, then nothing differs and his card pays the renewal', async () => {
  await using opened = await paidThenRestarted(join(folder, 'sandbox.memory'));
  const { world, person } = opened;
  expect(await reconcile(world.opened.app, world.now() - days(4))).toBe(0);
  expect(await opened.kindsNow()).toEqual([]);
  const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
  await opened.moveTo(endsAt - days(2));
  await opened.moveTo(endsAt + days(1));
  expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  expect(await opened.kindsNow()).toEqual([]);
});

test('given a customer who has paid, when a sandbox that forgets starts again, then the comparison says that Stripe knows nothing of it', async () => {
  await using opened = await paidThenRestarted(null);
  expect(await reconcile(opened.world.opened.app, opened.world.now() - days(4))).toBe(1);
  expect(await opened.kindsNow()).toEqual(['paid_here_only']);
});
