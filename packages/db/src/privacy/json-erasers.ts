/** Takes a person's names, addresses and numbers out of a text that stays. */
export type TakeOut = (text: string) => string;

/** Takes what is personal out of a JSON value; whatever it does not judge stays as it is. `beside`: the object the value stands in. */
export type Eraser = (value: unknown, beside: object, takeOut: TakeOut) => unknown;

export const erased = 'erased';
export const erasedZip = '00000';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Free text goes as a whole. Empty text stays: a ticket that was cancelled without a reason replays to an empty one. */
const words: Eraser = (value) => (typeof value === 'string' && value !== '' ? erased : value);

/** The judged fields of an object; the others, and their order, stay. */
const fields = (judged: Readonly<Record<string, Eraser>>): Eraser => (value, _beside, takeOut) =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, Object.hasOwn(judged, key) ? judged[key]?.(inner, value, takeOut) : inner])) : value;

/** The state stays: taxes, time zones and reports are by state. */
export const place: Eraser = fields({
  address: fields({ line1: words, line2: words, city: words, zip: (value) => (typeof value === 'string' ? erasedZip : value) }),
  location: () => null,
  accessNotes: words,
});

/** Whose act it was: a customer's name goes, those of staff stay. */
const ofCustomer = fields({ name: words });
const actor: Eraser = (value, beside, takeOut) => (isObject(value) && 'role' in value && value.role === 'customer' ? ofCustomer(value, beside, takeOut) : value);

/** A device that is not on a plan was described in the customer's words; others are brand and model. */
const label: Eraser = (value, beside, takeOut) => (typeof value === 'string' && 'deviceId' in beside && beside.deviceId !== null ? takeOut(value) : words(value, beside, takeOut));
const device: Eraser = fields({ label });

/** What the system gives as its reason is one of our own sentences. */
const reason: Eraser = (value, beside, takeOut) => {
  const by: unknown = 'by' in beside ? beside.by : null;
  return isObject(by) && 'role' in by && by.role === 'system' ? value : words(value, beside, takeOut);
};

export const ticket: Eraser = fields({ raisedBy: actor, device, problem: fields({ description: words }), place, summary: words, cancelReason: words });

export const ticketEvent: Eraser = fields({ by: actor, reason, summary: words, facts: ticket, changes: ticket });

/** Facts carry a ticket, what happened to it, or a few fields of their own. */
export const factPayload: Eraser = fields({ ticket, event: ticketEvent, note: words, body: words });

/** What an expert sent from his phone. */
export const commandInput: Eraser = fields({ reason: words, note: words, summary: words, position: () => null });

/** What messages were written from. Their codes and times stay, so that reports count the same. */
export const messageContent: Eraser = fields({ name: words, device: words, area: words, summary: words, note: words, code: words });
