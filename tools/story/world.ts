import type { SandboxClient } from './sandbox-client.ts';
import type { Session } from './session.ts';

/** Everybody and everything a story has to do with. */
export type World = {
  readonly origin: string;
  readonly sandbox: SandboxClient;
  readonly admin: Session;
  readonly manager: Session;
  readonly agent: Session;
  readonly say: (line: string) => void;
  readonly experts: Map<string, StoryExpert>;
  /** An expert by id, signed in. */
  readonly expertOf: (id: string) => Promise<StoryExpert>;
  /** Moves the product's simulation clock forward and answers the instant it shows then. */
  readonly moveClock: (at: number) => Promise<number>;
};

export type StoryExpert = { readonly id: string; readonly name: string; readonly phone: string; readonly session: Session };

export type StoryCustomer = { readonly id: string; readonly email: string; readonly phone: string; readonly channel: 'email' | 'sms'; readonly session: Session; readonly device: { readonly deviceId: string; readonly category: 'computer' | 'tv' | 'stereo'; readonly label: string } };
