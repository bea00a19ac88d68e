import type { FastifyInstance } from 'fastify';
import type { App } from '../app.ts';

export function twilioWebhooks(_server: FastifyInstance, _app: App): void {}
