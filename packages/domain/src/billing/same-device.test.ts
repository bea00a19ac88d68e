import { describe, expect, test } from 'vitest';
import type { ContractStatus } from './cover.ts';
import { devicesToChoose, formerEntries, isSameDevice } from './same-device.ts';

const tv = (id: string, serial: string | null, model = 'Vista 55') => ({ id, category: 'tv' as const, brand: 'Penultimate', model, label: `Penultimate ${model}`, serial, purchasedAt: null });
const held = (status: ContractStatus, ...devices: ReturnType<typeof tv>[]) => ({ status, devices });

describe('one thing', () => {
  test.each([
    ['the same serial number, written in another way', tv('a', 'PE-12 34'), tv('b', 'pe1234', 'Vista 55 Pro'), true],
    ['another serial number', tv('a', 'PE1234'), tv('b', 'PE1235'), false],
    ['make and model, no serial number at all', tv('a', null), tv('b', null, 'VISTA-55'), true],
    ['make and model, one serial number', tv('a', 'PE1234'), tv('b', null), false],
    ['another kind', tv('a', 'PE1234'), { ...tv('b', 'PE1234'), category: 'stereo' as const }, false],
  ])('given %s: %#', (_given, a, b, same) => {
    expect(isSameDevice(a, b)).toBe(same);
    expect(isSameDevice(b, a)).toBe(same);
  });
});

describe('a plan that was bought again', () => {
  const [before, now] = [held('ended', tv('old', 'PE1234'), tv('gone', 'PE9999')), held('active', tv('new', 'PE1234'))];

  test('shows the television once, and what only the ended plan had', () => {
    expect(devicesToChoose([before, now]).map(({ id }) => id)).toEqual(['new', 'gone']);
    expect(devicesToChoose([before]).map(({ id }) => id)).toEqual(['old', 'gone']);
  });

  test('knows the entry of the ended plan; an ended plan knows none', () => {
    expect(formerEntries(now, [before, now]).map(({ id }) => id)).toEqual(['old']);
    expect(formerEntries(before, [before, now])).toEqual([]);
  });
});
