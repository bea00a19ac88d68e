import { Agent, request } from 'node:http';
import pg from 'pg';
import { v7 } from 'uuid';
import { takeSeat } from '../dev/demo-seat.ts';
import type { Product } from '../dev/start-product.ts';
import { withOwnProduct } from '../dev/with-own-product.ts';
import { figureOf, shown } from './figures.ts';

type Caller = { readonly customerId: string; readonly deviceId: string; readonly category: string; readonly label: string; readonly address: object };
type Round = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly failed: number };

/** A statement or a request again and again on so many lanes for a while, each waiting for its answer. */
async function drive(lanes: number, seconds: number, once: (lane: number) => Promise<boolean>): Promise<Round> {
  const start = performance.now();
  const until = start + seconds * 1000;
  const took: number[] = [];
  let failed = 0;
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    while (performance.now() < until) {
      const began = performance.now();
      if (await once(lane)) took.push(performance.now() - began);
      else failed += 1;
    }
  }));
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: took.length / ((performance.now() - start) / 1000), p50: at(0.5), p99: at(0.99), failed };
}

/** Covered devices of the demo world with the addresses of their owners. */
async function callersOf(database: pg.Pool): Promise<Caller[]> {
  const { rows } = await database.query<Caller>(
    `select c.id as "customerId", d.id as "deviceId", d.category, d.brand || ' ' || d.model as label, c.place -> 'address' as address
     from customer c join contract k on k.customer_id = c.id and k.status = 'active' join device d on d.contract_id = k.id order by d.id`,
  );
  return rows;
}

type Desk = { readonly origin: string; readonly cookie: string; readonly agent: Agent; readonly callers: readonly Caller[]; readonly acknowledged: string[]; next: number };

/** One ticket by phone through the public API; true when the answer says that it is stored. */
function raiseOnce(desk: Desk): Promise<boolean> {
  const caller = desk.callers[desk.next % desk.callers.length];
  desk.next += 1;
  if (!caller) return Promise.resolve(false);
  const ticketId = v7();
  const body = JSON.stringify({
    0: { ticketId, customerId: caller.customerId, device: { deviceId: caller.deviceId, category: caller.category, label: caller.label }, problemCode: null, description: 'Went dark this morning.', place: { address: caller.address, location: null }, window: { kind: 'asap' } },
  });
  return new Promise((resolve) => {
    const sent = request(`${desk.origin}/trpc/tickets.raise?batch=1`, { method: 'POST', agent: desk.agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie: desk.cookie, origin: desk.origin } }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) desk.acknowledged.push(ticketId);
        resolve(response.statusCode === 200);
      });
    });
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}

async function measure({ url, database, worker }: Product, { rounds, seconds }: { readonly rounds: number; readonly seconds: number }): Promise<boolean> {
  const lanes = 64;
  await using pool = Object.assign(new pg.Pool({ connectionString: database.url, max: lanes }), { [Symbol.asyncDispose]() { return pool.end(); } });
  const seat = await takeSeat(url, 'agent');
  const desk: Desk = { origin: url, cookie: seat.cookie, agent: new Agent({ keepAlive: true }), callers: await callersOf(pool), acknowledged: [], next: 0 };
  await pool.query(`create table bench_row (id uuid primary key, body jsonb not null)`);
  const insert = async (): Promise<boolean> => Boolean(await pool.query(`insert into bench_row (id, body) values ($1, $2)`, [v7(), { description: 'Went dark this morning.' }]));
  await drive(lanes, 2, () => raiseOnce(desk));

  // Alone first: what follows from a ticket is done by another program, on the same two cores.
  await worker.stop();
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const theirs = await drive(lanes, seconds, insert);
    const ours = await drive(lanes, seconds, () => raiseOnce(desk));
    ratios.push(ours.perSecond / theirs.perSecond);
    rates.push(ours.perSecond);
  }
  // Ten times as many at once must not slow the server down. Source: the complaint, "froze above 25 people creating tickets at once".
  const few = await drive(25, seconds * 2, () => raiseOnce(desk));
  const many = await drive(250, seconds * 2, () => raiseOnce(desk));
  worker.start();
  const busy = await drive(25, seconds * 2, () => raiseOnce(desk));
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ticket where id = any($1::uuid[])`, [desk.acknowledged]);
  const lost = desk.acknowledged.length - (rows[0]?.n ?? 0);
  const errors = few.failed + many.failed + busy.failed;
  const line = ({ perSecond, p50, p99 }: Round): string => `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(0)} p99 ${p99.toFixed(0)} ms`;
  const ratio = figureOf(ratios);
  console.log(`25 at once ${line(few)}; 250 at once ${line(many)}; 25 at once while dispatch and messages work ${line(busy)}`);
  console.log(`intake: ${lanes} connections ${shown(figureOf(rates), 0)} tickets/s, ${shown(ratio)} of single-row inserts (reach 0.60); 250 at once ${(many.perSecond / few.perSecond).toFixed(2)} of the pace at 25 (reach 0.90); ${errors} errors, ${desk.acknowledged.length} acknowledged, ${lost} lost`);
  return lost === 0 && errors === 0 && many.perSecond >= 0.9 * few.perSecond && ratio.median >= 0.6;
}

/** Tickets through the public API beside plain inserts, and whether the server keeps its pace when ten times as many ask. */
export async function benchIntake(asked: { readonly rounds: number; readonly seconds: number }): Promise<boolean> {
  let met = false;
  await withOwnProduct('intake', async (product) => {
    met = await measure(product, asked);
  });
  return met;
}
