/** One push as it arrived. The sandbox cannot read the body: only the browser that subscribed has the key. */
export interface PushMessage {
  readonly id: string;
  /** The subscription it was sent to. */
  readonly token: string;
  /** Seconds that it is kept for a browser that is off. */
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string | null;
  /** Whom the sender's signature names as responsible. */
  readonly subject: string;
  /** Content coding aes128gcm. Source: RFC 8188. */
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** What a browser gets when it subscribes. */
export interface PushSubscription {
  readonly id: string;
  /** The only sender that may send here: its public key, base64url. */
  readonly senderKey: string;
  gone: boolean;
}

/** A refusal as a push service words it. */
export class PushRefusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 410 | 413;

  constructor(status: PushRefusal['status'], reason: string) {
    super(reason);
    this.status = status;
  }
}
