import * as z from 'zod';

/** Ids are made by clients (UUIDv7, sortable by time), so that a repeated request is the same fact. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** Every mutation carries one; the same id gives the same answer again. */
export const CommandId = z.uuid();
