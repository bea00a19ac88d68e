import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corrections, editsBetween, keyOf, plainWords, saysSomething, searchTermsOf } from './search-terms.ts';

describe('words', () => {
  test.each([['No PICTURE!', 'no picture'], ["won't  turn-on", 'wont turn on'], ['Líneas y más', 'lineas y mas'], ['E-204', 'e 204'], ['  ', ''], ['a\nb\tc', 'a b c']])('%j is %j', (text, wanted) => expect(plainWords(text)).toBe(wanted));

  test('hold nothing that a search language would read as a sign', () => {
    const anyText = fc.array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 60 }).map((points) => String.fromCodePoint(...points));
    fc.assert(fc.property(anyText, (text) => /^[\p{L}\p{N} ]*$/u.test(plainWords(text))));
  });
  test('are the same when taken again', () => {
    fc.assert(fc.property(fc.string(), (text) => plainWords(plainWords(text)) === plainWords(text)));
  });
});

describe('keys', () => {
  test.each([['E-204', 'E204'], ['e 204', 'E204'], ['Vista 55', 'VISTA55']])('%s is %s', (text, wanted) => expect(keyOf(text)).toBe(wanted));
  test('a code and a model are found in a sentence, however they are written', () => {
    expect(searchTermsOf('my vista 55 shows E-204').keys).toEqual(expect.arrayContaining(['VISTA55', 'E204']));
    expect(searchTermsOf('the E204').keys).toContain('E204');
  });
  test('words without a digit are none', () => expect(searchTermsOf('no picture at all').keys).toEqual([]));
  test('a long text is cut', () => expect(searchTermsOf('w1 '.repeat(500)).words).toEqual(['w1']));
});

describe('typing errors', () => {
  test.each([['', '', 0], ['cat', 'cat', 0], ['cat', 'cut', 1], ['cat', 'cats', 1], ['cats', 'cat', 1], ['pictrue', 'picture', 1], ['blakc', 'black', 1], ['abc', '', 3], ['kitten', 'sitting', 3]])('%s to %s takes %i', (a, b, edits) => {
    expect(editsBetween(a, b)).toBe(edits);
  });
  test('a distance is the same both ways, and none only between equals', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(fc.property(word, word, (a, b) => editsBetween(a, b) === editsBetween(b, a) && (editsBetween(a, b) === 0) === (a === b)));
  });
  test('a distance is never longer than the longer word, nor shorter than the difference', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      const [m, n] = [Array.from(a).length, Array.from(b).length];
      return editsBetween(a, b) <= Math.max(m, n) && editsBetween(a, b) >= Math.abs(m - n);
    }));
  });
  test('the nearest known words are meant, and none that is too far', () => {
    expect(corrections('televsion', ['television', 'televisor', 'tension'])).toEqual(['television']);
    expect(corrections('blak', ['black', 'blank', 'bleak', 'bank'])).toEqual(['black', 'blank', 'bleak']);
    expect(corrections('tvv', ['tv'])).toEqual([]);
    expect(corrections('zeppelin', ['zipper'])).toEqual([]);
  });
});

test('common words say nothing on their own, numbers do', () => expect(['the', 'la', 'x', 'screen', '7'].map(saysSomething)).toEqual([false, false, false, true, true]));
