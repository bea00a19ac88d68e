import type { Clock } from '../outbox/subscriber.ts';

export const notificationsClocks: readonly Clock[] = [];
