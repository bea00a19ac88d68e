import { createOrm, inTransaction, type Tx } from '../connection/index.ts';
import { listProblemTypes } from '../tickets/index.ts';
import { replay, type Ticket } from '@sysops/domain/tickets';
import { createChance } from './chance.ts';
import { insertKnowledge } from './history/knowledge.ts';
import { messageRows } from './history/messages.ts';
import type { Told } from './history/past.ts';
import { playPast } from './history/play-past.ts';
import { insertPositions } from './history/positions.ts';
import { insertPast } from './history/rows.ts';
import { insertSurveys } from './history/surveys.ts';
import { insertRows } from './insert-rows.ts';
import { customerAccount, expertAccount, insertAccounts, insertSignIns, insertStaff } from './people/accounts.ts';
import { insertBilling } from './people/billing.ts';
import { liveContract } from './people/contract-life.ts';
import { insertContracts, makeUnclaimed, type PlanRow } from './people/contracts.ts';
import { insertCustomers, makeCustomers } from './people/customers.ts';
import { insertExperts, makeExperts } from './people/experts.ts';

export type SeedOptions = {
  /** `staff`: the accounts of agents, managers and admins only. */
  readonly only: 'staff' | 'all';
  readonly say?: (line: string) => void;
};

/** Any number that nobody else locks. */
const seedLock = 7_270_002;
const customerCount = 2000;
/** Receipts that a visitor can claim, in city and country. */
const receiptZips = ['10001', '11201', '11215', '10025', '11101', '07302', '82601', '82604', '10003', '11373', '10451', '10027'] as const;

/**
 * Fills a migrated database with the demonstration, once: a second call does nothing. Everything is one transaction, so
 * that a start that was interrupted begins anew. The world is the same each time, its dates lie around `app.now()`.
 * Says whether it was made now.
 */
export async function seedDemo(url: string, options: SeedOptions): Promise<boolean> {
  const orm = await createOrm(url, { name: 'seeds', max: 2, statementTimeoutMs: 120_000 });
  try {
    return await inTransaction(orm.em, async (tx) => {
      await tx.em.execute(`select pg_advisory_xact_lock(?)`, [seedLock]);
      if (!(await hasSignIn(tx, ['agent', 'manager', 'admin']))) await insertStaff(tx);
      if (options.only === 'staff' || (await hasSignIn(tx, ['customer', 'expert']))) return false;
      const done = await seedWorld(tx);
      options.say?.(`demo data: ${done}`);
      return true;
    });
  } finally {
    await orm.close();
  }
}

async function hasSignIn(tx: Tx, roles: readonly string[]): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`select 1 from auth.demo_sign_in d join auth."user" u on u.id = d.user_id where u.roles = any(string_to_array(?, ',')) limit 1`, [roles.join(',')]);
  return rows.length > 0;
}

/** Replaying a prefix of the history gives the status after it. */
const statusesOf = ({ events }: Told): Ticket['status'][] => events.map((_, n) => replay(events.slice(0, n + 1)).status);

async function seedWorld(tx: Tx): Promise<string> {
  const chance = createChance(20_260_101);
  const plans = await tx.em.execute<PlanRow[]>(`select id, plan_code as code, tier, to_json(categories) as categories from plan_version where current order by plan_code`);
  const problems = (await listProblemTypes(tx.em)).map(({ code, category, titles, requiredSkills, expectedMinutes, priority }) => ({ category, priority, problem: { code, title: titles.en, requiredSkills, expectedMinutes } }));
  const [{ number: lastNumber } = { number: '100000' }] = await tx.em.execute<{ number: string }[]>(`select coalesce(max(number), 100000)::text as number from ticket`);
  const experts = makeExperts(tx.now, chance);
  const customers = makeCustomers(customerCount, { chance, now: tx.now, plans });
  const past = playPast({ chance, experts, customers, problems, firstNumber: Number(lastNumber) + 1 }, tx.now);
  // A chance of its own: what was paid when does not change who raises which ticket.
  const lives = { chance: createChance(20_260_102), now: tx.now };
  const held = customers.flatMap((customer) => customer.contracts.map((contract) => ({ customer, contract, life: liveContract(contract, customer.id, lives) })));
  await insertExperts(tx, experts, chance);
  await insertCustomers(tx, customers);
  const unclaimed = makeUnclaimed({ chance, now: tx.now, plans }, receiptZips).map((contract) => ({ contract, life: liveContract(contract, null, lives) }));
  await insertContracts(tx, [...held, ...unclaimed]);
  await insertBilling(tx, held, lives);
  await insertAccounts(tx, [...customers.map(customerAccount), ...experts.map((e) => expertAccount({ ...e, language: e.languages[0] ?? 'en' }))]);
  await insertSignIns(tx, signInLines(customers, experts));
  await insertPast(tx, past, statusesOf);
  await insertRows(tx, 'message', messageRows(past));
  await insertKnowledge(tx, past);
  await insertSurveys(tx, past);
  await insertPositions(tx, past);
  return `${experts.length} experts, ${customers.length} customers, ${past.told.length} tickets`;
}

type Named = { readonly id: string; readonly name: string };

function signInLines(customers: readonly Named[], experts: readonly Named[]) {
  const line = (people: readonly Named[], name: string, label: string) => ({ userId: people.find((person) => person.name === name)?.id ?? '', label, totpSecret: null });
  return [
    line(customers, 'Alex Morgan', 'Customer: Alex Morgan (messages by e-mail)'),
    line(customers, 'Lucía Hernández', 'Customer: Lucía Hernández (text messages, Spanish)'),
    line(customers, 'Sam Reed', 'Customer: Sam Reed (plan suspended)'),
    line(experts, 'Maya Torres', 'Expert: Maya Torres (on a job, more to come)'),
    line(experts, 'Ben Okafor', 'Expert: Ben Okafor (free, TVs and computers)'),
    line(experts, 'Rosa Delgado', 'Expert: Rosa Delgado (Spanish)'),
    line(experts, 'Carla Jimenez', 'Expert: Carla Jimenez (Wyoming)'),
  ];
}
