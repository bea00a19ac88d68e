import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoSignIn } from '@sysops/domain/identity';
import { makeDemoSecrets } from '../dev/demo-secrets.ts';
import { startProduct } from '../dev/start-product.ts';
import { clearDay } from './clear-day.ts';
import { createSandboxClient } from './sandbox-client.ts';
import { openSession, signIn, type Session } from './session.ts';
import type { StoryExpert, World } from './world.ts';

export type OpenWorld = AsyncDisposable & { readonly world: World };

/** `url` and `sandbox` name a running product; without them the story starts its own, with the given people in it. */
export type WorldChoice = { readonly url: string | undefined; readonly sandbox: string | undefined; readonly seed: 'demo' | 'staff'; readonly startAt: number };

/** Opens the world that a story plays in: the product on free ports with a scratch database, or a running one. */
export async function openWorld(choice: WorldChoice): Promise<OpenWorld> {
  if (!choice.url) return openOwn(choice);
  if (!choice.sandbox) throw new Error('--url needs --sandbox, the address where phones and mailboxes can be read.');
  const world = await enterWorld(choice.url, choice.sandbox);
  return { world, [Symbol.asyncDispose]: async () => undefined };
}

async function openOwn({ seed, startAt }: WorldChoice): Promise<OpenWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sysops-story-'));
  // Other users must be able to enter: under root, PostgreSQL runs as one of them.
  await chmod(dataDir, 0o755);
  const secrets = makeDemoSecrets();
  const say = (line: string): void => console.log(`· ${line}`);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const given = { SIMULATION: '1', SWEEP_SECONDS: '0.5', LOG_LEVEL: 'warn' };
  const product = await startProduct({ dataDir, secrets, given, seed, say, faces: false, signal: stopping.signal });
  const dispose = async (): Promise<void> => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const world = await enterWorld(product.url, product.sandboxUrl);
    if (seed === 'demo') await clearDay(world);
    await world.moveClock(startAt);
    return { world, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Signs the staff in as the sign-in page of the demo offers it. */
export async function enterWorld(origin: string, sandboxUrl: string): Promise<World> {
  const visitor = openSession(origin);
  const people = await visitor.api.identity.demoSignIns.query();
  const as = async (role: DemoSignIn['role']): Promise<Session> => {
    const who = people.find((person) => person.role === role);
    if (!who) throw new Error(`The product shows no demo sign-in for the role ${role}; the story needs demo mode.`);
    // Codes change every 30 s: ask for the one that holds when it is typed.
    const code = async (): Promise<string> => (await visitor.api.identity.demoSignIns.query()).find((person) => person.email === who.email)?.totpCode ?? '';
    return signIn(origin, { email: who.email, password: who.password, code });
  };
  const [admin, manager, agent] = [await as('admin'), await as('manager'), await as('agent')];
  const demoPassword = people.find((person) => person.role === 'expert')?.password;
  const experts = new Map<string, StoryExpert>();
  return {
    origin, sandbox: createSandboxClient(sandboxUrl), admin, manager, agent, experts, say: (line) => console.log(`· ${line}`),
    expertOf: async (id) => experts.get(id) ?? (await enterExpert({ origin, manager, experts }, id, demoPassword)),
    moveClock: createClock(origin),
  };
}

/** An expert of the demo data, signed in the first time he is asked. */
async function enterExpert(at: Pick<World, 'origin' | 'manager' | 'experts'>, id: string, password: string | undefined): Promise<StoryExpert> {
  const { name, phone, email } = await at.manager.api.experts.get.query({ expertId: id });
  if (!password) throw new Error(`${name} is nobody of the story and has no demo sign-in`);
  const expert = { id, name, phone, session: await signIn(at.origin, { email, password }) };
  at.experts.set(id, expert);
  return expert;
}

/** Moves the product's clock forward, never back: what takes real time has moved it as well. Answers where it stands. */
function createClock(origin: string): World['moveClock'] {
  let set = { at: 0, since: 0 };
  return async (at) => {
    const shown = set.at + (performance.now() - set.since);
    if (at <= shown) return Math.floor(shown);
    const response = await fetch(`${origin}/simulation/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ at, rate: 1 }) });
    if (!response.ok) throw new Error(`The product's clock cannot be moved (${response.status}); start it with SIMULATION=1 on a scratch database.`);
    set = { at, since: performance.now() };
    return at;
  };
}
