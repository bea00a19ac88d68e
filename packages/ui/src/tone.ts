/** Colours with a meaning: new, assigned, now, in progress, waiting, done, problem. */
export type Tone = 'blue' | 'violet' | 'lime' | 'amber' | 'gray' | 'jade' | 'red';

export const toneFill: Record<Tone, string> = {
  blue: 'bg-blue-3 text-blue-12',
  violet: 'bg-violet-3 text-violet-12',
  lime: 'bg-lime-3 text-lime-12',
  amber: 'bg-amber-3 text-amber-12',
  gray: 'bg-neutral-3 text-neutral-12',
  jade: 'bg-jade-3 text-jade-12',
  red: 'bg-red-3 text-red-12',
};

export const toneDot: Record<Tone, string> = {
  blue: 'bg-blue-9',
  violet: 'bg-violet-9',
  lime: 'bg-lime-9',
  amber: 'bg-amber-9',
  gray: 'bg-neutral-9',
  jade: 'bg-jade-9',
  red: 'bg-red-9',
};
