import { describe, expect, test } from 'vitest';
import { findTermsOf } from './find-terms.ts';

describe('what was typed into the search for customers', () => {
  test.each([
    ['(212) 555-0143', { phoneTail: '2125550143', text: null, zip: null, code: '2125550143' }],
    ['0143', { phoneTail: '0143', text: null, zip: null, code: null }],
    ['  Lucía   Hernández ', { phoneTail: null, text: 'lucia hernandez', zip: null, code: null }],
    ['Hernandes 11201', { phoneTail: null, text: 'hernandes', zip: '11201', code: 'HERNANDES11201' }],
    ['11201', { phoneTail: '11201', text: null, zip: '11201', code: '11201' }],
    ['pe-2026-1001', { phoneTail: null, text: 'pe-2026-1001', zip: null, code: 'PE20261001' }],
    ['P-200001', { phoneTail: null, text: 'p-200001', zip: null, code: 'P200001' }],
    ['sam.2@mail.example', { phoneTail: null, text: 'sam.2@mail.example', zip: null, code: null }],
    ['123', { phoneTail: null, text: null, zip: null, code: null }],
  ])('"%s"', (query, terms) => {
    expect(findTermsOf(query)).toEqual(terms);
  });
});
