/** Texts of the promises about a ticket. */
export const slaEn = {
  title: 'Promised times',
  kinds: { assign: 'Expert found', arrive: 'Arrived', resolve: 'Repaired' },
  kept: 'Kept',
  missed: (by: string) => `Missed by ${by}`,
  late: (by: string) => `${by} late`,
  paused: (left: string) => `Paused, ${left} left`,
  left: (left: string) => `${left} left`,
  by: (at: string) => `by ${at}`,
  byWorking: (at: string) => `by ${at}, in working hours`,
} as const;
