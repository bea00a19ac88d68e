import type { Instant } from '@sysops/domain/shared';

/** A timestamp as whole milliseconds since 1970, read as a number. */
export const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;

export const iso = (at: Instant): string => new Date(at).toISOString();

export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

/** Ids as one parameter; in SQL: `any(string_to_array(?, ',')::uuid[])`. */
export const list = (ids: readonly string[]): string => ids.join(',');

export const anyId = `any(string_to_array(?, ',')::uuid[])`;
