const long = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

/** "2026-11" as "Nov 2026", or "Nov". */
export const monthName = (month: string, isShort = false): string => (isShort ? short : long).format(Date.parse(`${month}-01T00:00:00Z`));

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const roundDollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

export const moneyOf = (cents: number): string => dollars.format(cents / 100);
export const roundMoneyOf = (cents: number): string => roundDollars.format(cents / 100);

/** 0.123 as "12.3 %"; a dash for nothing to divide by. */
export const shareText = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** Cents as a plain number of dollars, for spreadsheets. */
export const dollarsOf = (cents: number): number => cents / 100;
