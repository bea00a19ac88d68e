import type { Instant, LanguageCode, LatLng, Place } from '../shared/index.ts';
import type { SlaOverride } from '../sla/index.ts';
import type { MessageChannel } from './customer-commands.ts';

export type CustomerView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly channel: MessageChannel;
  readonly language: LanguageCode;
  readonly place: Place;
  /** He wrote STOP: no SMS until START, e-mail instead. */
  readonly smsOptedOut: boolean;
  /** A code that was sent there has come back: messages about tickets and bills may go there. */
  readonly emailProved: boolean;
  readonly phoneProved: boolean;
  readonly version: number;
};

/** By what a customer was found; `name` also with typing errors. */
export type FoundBy = 'phone' | 'email' | 'name' | 'zip' | 'plan' | 'receipt' | 'invoice' | 'serial';

/** `found` is the number on paper or device that led to him; null when it is in his profile. */
export type CustomerHit = Pick<CustomerView, 'id' | 'name' | 'email' | 'phone'> & { readonly city: string; readonly zip: string; readonly covered: boolean; readonly foundBy: FoundBy; readonly found: string | null };

export type LocatedZip = LatLng & { readonly city: string; readonly state: string };

/** Times agreed with a customer for a while. `state` is by the database's clock; `endedBy` when somebody ended it early. */
export type SlaOverrideView = {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly state: 'ahead' | 'in_force' | 'over' | 'taken_back';
  readonly targets: SlaOverride;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: Instant;
  readonly endedBy: string | null;
};
