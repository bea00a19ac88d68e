import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gsmLength, shorten, toGsm } from './gsm-text.ts';

/** Of each kind that names and places are written in. */
const letters = fc.constantFrom(...Array.from('aZ9 .€[é“…ñÑŁ日👍'), 'e\u0301', '\u00a0');

describe('a text for SMS', () => {
  test.each([['“Hi” – it’s here…', '"Hi" - it\'s here...'], ['mañana a las 8', 'mañana a las 8'], ['Ángel Núñez', 'Angel Nuñez'], ['2:30\u202fPM', '2:30 PM'], ['日本', '日本']])('%s is written %s', (text, wanted) => expect(toGsm(text)).toBe(wanted));
  test('written again is the same', () => {
    fc.assert(fc.property(fc.string({ unit: letters }), (text) => toGsm(toGsm(text)) === toGsm(text)));
  });
  test('of Latin letters always fits the cheap alphabet', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ0-9 .,!?-]*$/), (text) => Array.from(text.normalize('NFC')).some((char) => 'ÐÞðþ÷×ýÿÝ'.includes(char)) || gsmLength(toGsm(text)) !== null));
  });
});

describe('length', () => {
  test.each([['hello', 5], ['a€b', 4], ['[x]', 5], ['日', null], ['', 0]])('of %s is %s', (text, wanted) => expect(gsmLength(text)).toBe(wanted));
});

test('a shortened text is never longer than asked, and a short one is left alone', () => {
  fc.assert(fc.property(fc.string({ unit: letters }), fc.integer({ min: 3, max: 60 }), (text, max) => {
    const short = shorten(text, max);
    return Array.from(short).length <= max && (Array.from(text).length > max || short === text);
  }));
});
