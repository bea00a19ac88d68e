import type { Instant } from '../shared/index.ts';
import type { DeviceCategory } from '../tickets/ticket-terms.ts';
import type { ContractStatus } from './cover.ts';

export type PlanView = {
  readonly code: string;
  readonly versionId: string;
  readonly name: string;
  readonly priceCents: number;
  readonly currency: 'usd';
  readonly term: 'year' | 'month';
  readonly categories: readonly DeviceCategory[];
  readonly tier: 'standard' | 'plus';
};

export type DeviceView = { readonly id: string; readonly category: DeviceCategory; readonly brand: string; readonly model: string; readonly label: string; readonly serial: string | null; readonly purchasedAt: Instant | null };

export type ContractView = {
  readonly id: string;
  readonly status: ContractStatus;
  readonly plan: PlanView;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly devices: readonly DeviceView[];
};
