import * as z from 'zod';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where the product runs: TLS, or this computer itself. Only the origin counts. */
export const ServerUrl = z.url({ protocol: /^https?$/ }).max(300).refine(
  (text) => URL.canParse(text) && (new URL(text).protocol === 'https:' || local.has(new URL(text).hostname)),
  { error: 'Must start with https:// (http:// only for this computer)' },
).transform((text) => new URL(text).origin);

/** A screen of the program, for example `/queue/018f…`. */
const ScreenPath = z.string().regex(/^\/[a-z0-9/-]{0,120}$/i);

const Nothing = z.strictObject({});

/**
 * All that a page may ask of the program around it. The program checks what it is asked, the page checks what it is
 * answered; neither trusts the other.
 */
export const calls = {
  /** `keystore`: whether the system encrypts what the program keeps; `plain` means that it cannot here. */
  about: { input: Nothing, output: z.strictObject({ version: z.string().max(40), platform: z.string().max(40), server: z.string().max(300), keystore: z.enum(['system', 'plain']) }) },
  /** Keeps another server for this and later starts. */
  useServer: { input: z.strictObject({ url: ServerUrl }), output: z.strictObject({ server: z.string().max(300) }) },
  /** Tells the agent outside the window; a click opens `path`. */
  notify: { input: z.strictObject({ title: z.string().trim().min(1).max(120), body: z.string().trim().max(300), path: ScreenPath }), output: Nothing },
  /** Shows one invoice in the system's viewer; the program fetches it itself. */
  openInvoice: { input: z.strictObject({ invoiceId: z.uuid() }), output: z.strictObject({ shown: z.boolean() }) },
  /** How many changes are not sent yet; closing the program then asks first. */
  setUnsent: { input: z.strictObject({ count: z.int().min(0).max(10_000) }), output: Nothing },
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
type Parsed<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;

export type CallHandlers = { readonly [Name in CallName]: (input: Parsed<Name>) => CallOutput<Name> | Promise<CallOutput<Name>> };

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name);

/** What the program tells the page by itself. */
export const DeskEvent = z.strictObject({ kind: z.literal('open'), path: ScreenPath });
export type DeskEvent = z.infer<typeof DeskEvent>;
