import { enableSimulationClock, setSimulationClock } from '@sysops/db/connection';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import * as z from 'zod';
import type { App } from '../app.ts';

const SetClock = z.object({ at: z.int().min(0), rate: z.number().min(0).max(100_000).default(1) });

/** Lets a test program move the clock of a simulation database: POST /simulation/clock {at, rate}. Mounted only with SIMULATION=1. */
export function mountSimulation(server: FastifyInstance, app: App): void {
  let enabled = false;
  server.post('/simulation/clock', async (request, reply) => {
    const parsed = SetClock.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ message: 'Expected {at, rate}' });
    const client = new pg.Client({ connectionString: app.env.DATABASE_URL });
    await client.connect();
    try {
      const move = enabled ? setSimulationClock : enableSimulationClock;
      await move(client, new Date(parsed.data.at), parsed.data.rate);
      enabled = true;
    } finally {
      await client.end();
    }
    return { ok: true };
  });
}
