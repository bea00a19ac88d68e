import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import { fastifyTRPCPlugin, type CreateFastifyContextOptions, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import type { App } from '../app.ts';
import { mountInvoices } from '../billing/mount-invoices.ts';
import { mountTill } from '../billing/mount-till.ts';
import { stripeWebhook } from '../billing/stripe-webhook.ts';
import { actorOf, mountAuth } from '../identity/index.ts';
import { twilioWebhooks } from '../notifications/twilio-webhooks.ts';
import { mountExport } from '../privacy/mount-export.ts';
import { appRouter, type AppRouter } from '../router.ts';
import { mountSimulation } from '../simulation/mount-simulation.ts';
import type { Ctx } from '../trpc/context.ts';
import { assertEveryProcedureHasAccess } from '../trpc/procedures.ts';
import { mountFaces } from './mount-faces.ts';
import { mountHealth } from './mount-health.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** Largest request that any procedure needs, with room; photos have a route of their own when they come. */
const bodyLimit = 256 * 1024;
const maxBatchSize = 10;

const createContext = (app: App) => async ({ req }: CreateFastifyContextOptions): Promise<Ctx> => {
  const em = app.orm.em.fork();
  const { actor, secondFactorMissing } = await actorOf(app, req.headers);
  return { app, em, requestId: String(req.id), actor, secondFactorMissing, ip: req.ip };
};

/** The HTTP program with every route. Refuses to start when a procedure has no access entry. */
export async function createHttpServer(app: App): Promise<FastifyInstance> {
  assertEveryProcedureHasAccess(Object.keys(appRouter._def.procedures));
  const proxies = app.env.TRUSTED_PROXIES.split(',').map((p) => p.trim()).filter(Boolean);
  const server = Fastify({
    bodyLimit,
    routerOptions: { maxParamLength: 5000 },
    forceCloseConnections: true,
    trustProxy: proxies.length > 0 ? proxies : false,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
  });
  addSecurityHeaders(server, app.env);
  await server.register(formbody);
  mountHealth(server, app);
  mountAuth(server, app);
  await server.register(async (scope) => twilioWebhooks(scope, app));
  await server.register(async (scope) => stripeWebhook(scope, app));
  mountInvoices(server, app);
  await server.register(async (scope) => mountTill(scope, app));
  mountExport(server, app);
  if (app.env.SIMULATION) mountSimulation(server, app);
  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = { router: appRouter, createContext: createContext(app), maxBatchSize, allowMethodOverride: false };
  await server.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
  await mountFaces(server);
  return server;
}
