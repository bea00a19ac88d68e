import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Faults, NewFault } from './faults.ts';

export interface FaultyApi {
  readonly target: Exclude<NewFault['target'], 'smtp'>;
  /** The provider's own error body for a status. */
  errorBody(status: 429 | 500): unknown;
  /** The phone number or subscription a request is about, when it has one. */
  recipientOf(request: FastifyRequest): string | undefined;
}

/** Adds hooks to this plugin scope that break requests as the current faults say. */
export function injectHttpFaults(scope: FastifyInstance, faults: Faults, api: FaultyApi): void {
  const dropAnswer = new WeakSet<FastifyRequest>();
  const hangAnswer = new WeakSet<FastifyRequest>();

  scope.addHook('preHandler', async (request, reply) => {
    const fault = faults.take({
      target: api.target,
      kinds: ['hang', '500', '429', 'drop', 'accept-then-drop', 'accept-then-hang'],
      to: api.recipientOf(request),
      path: request.url,
    });
    switch (fault?.kind) {
      case '500':
      case '429': {
        const status = fault.kind === '500' ? 500 : 429;
        return reply.code(status).send(api.errorBody(status));
      }
      case 'hang':
      case 'drop':
        reply.hijack();
        if (fault.kind === 'drop') reply.raw.destroy();
        else faults.onClear(() => reply.raw.destroy());
        return reply;
      case 'accept-then-drop':
        dropAnswer.add(request);
        return undefined;
      case 'accept-then-hang':
        hangAnswer.add(request);
        return undefined;
      default:
        return undefined;
    }
  });

  scope.addHook('onSend', async (request, reply, payload) => {
    if (dropAnswer.has(request)) reply.raw.destroy();
    if (hangAnswer.has(request)) {
      await new Promise<void>((release) => {
        faults.onClear(release);
        reply.raw.once('close', () => release());
      });
      reply.raw.destroy();
    }
    return payload;
  });
}
