import type { LanguageCode, LatLng, Place } from '../shared/index.ts';
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
  readonly version: number;
};

export type CustomerHit = Pick<CustomerView, 'id' | 'name' | 'email' | 'phone'> & { readonly city: string; readonly covered: boolean };

export type LocatedZip = LatLng & { readonly city: string; readonly state: string };
