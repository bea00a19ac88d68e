/**
 * State sales tax on service contracts, in hundredths of a percent; a state that is not here does not tax them.
 * The rates are the states' general rates of 2026, without county and city; an operator who owes those changes this table.
 */
export const salesTaxRates: Readonly<Record<string, number>> = {
  AR: 650, CT: 635, DC: 600, FL: 600, HI: 400, IA: 600, IN: 700, KS: 650, KY: 600, LA: 500, MA: 625, MD: 600, MN: 688, MS: 700, NC: 475, NE: 550, NJ: 663, NM: 488, NY: 400, OH: 575, OK: 450, PA: 600, RI: 700, SD: 420, TN: 700, TX: 625, UT: 485, WA: 650, WI: 500, WV: 600, WY: 400,
};

export type Amount = { readonly netCents: number; readonly taxRate: number; readonly taxCents: number; readonly totalCents: number };

/** Net price → what the customer pays in his state. Tax is rounded half up to the cent on the whole line. */
export function priceIn(state: string, netCents: number): Amount {
  const taxRate = salesTaxRates[state] ?? 0;
  const taxCents = Math.floor((netCents * taxRate + 5000) / 10_000);
  return { netCents, taxRate, taxCents, totalCents: netCents + taxCents };
}

/** The tax that is in a part of a taxed total, rounded half up to the cent; never more than the part. */
export const taxWithin = (whole: { readonly netCents: number; readonly taxCents: number }, partCents: number): number => {
  const total = whole.netCents + whole.taxCents;
  return total === 0 ? 0 : Math.min(partCents, Math.floor((partCents * whole.taxCents * 2 + total) / (2 * total)));
};

/** Stripe takes no US-dollar charge below this. */
export const smallestChargeCents = 50;

/** How much of a balance is used for a total: all of it, but what is left to charge is nothing or chargeable. */
export function creditFor(totalCents: number, balanceCents: number): number {
  const used = Math.min(totalCents, balanceCents);
  const left = totalCents - used;
  return left > 0 && left < smallestChargeCents ? Math.max(0, totalCents - smallestChargeCents) : used;
}
