import type { ServiceArea } from '@sysops/domain/experts';
import type { LatLng } from '@sysops/domain/shared';

/** A share of an area's hours as it is typed. `center` is where the ZIP code lies, once it is found. */
export type HoldDraft = {
  readonly name: string;
  readonly kind: 'circle' | 'zips';
  readonly zip: string;
  readonly center: LatLng | null;
  readonly radiusKm: string;
  readonly zips: string;
  readonly skill: string;
  readonly fromHour: number;
  readonly toHour: number;
  readonly percent: string;
};

/** Stands for "all work" in the list of skills. */
export const allSkills = 'all';

export const emptyHold: HoldDraft = { name: '', kind: 'circle', zip: '', center: null, radiusKm: '20', zips: '', skill: allSkills, fromHour: 8, toHour: 18, percent: '30' };

export type HoldFault = 'name' | 'zip' | 'radius' | 'zips' | 'hours' | 'percent';

const between = (text: string, least: number, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

const zipList = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];

/** What is missing or wrong, in the order of the form. */
export function faultsOf(draft: HoldDraft): HoldFault[] {
  const zips = zipList(draft.zips);
  const circle: HoldFault[] = [...(draft.center ? [] : ['zip' as const]), ...(between(draft.radiusKm, 1, 400) ? [] : ['radius' as const])];
  const list: HoldFault[] = zips.length > 0 && zips.length <= 500 && zips.every((zip) => /^\d{5}$/.test(zip)) ? [] : ['zips'];
  return [
    ...(draft.name.trim() ? [] : ['name' as const]), ...(draft.kind === 'circle' ? circle : list),
    ...(draft.toHour > draft.fromHour ? [] : ['hours' as const]), ...(between(draft.percent, 1, 90) ? [] : ['percent' as const]),
  ];
}

/** The area of a draft without faults; null while its centre is not found. */
export function areaOf({ kind, center, radiusKm, zips }: HoldDraft): ServiceArea | null {
  if (kind === 'zips') return { kind, zips: zipList(zips) };
  return center && { kind, center, radiusKm: Number(radiusKm) };
}

/** "8 AM", "12 PM", "midnight" for the end of a day. */
export function hourText(hour: number): string {
  if (hour === 24) return 'midnight';
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`;
}
