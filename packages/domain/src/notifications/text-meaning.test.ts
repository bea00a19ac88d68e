import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOfText } from './text-meaning.ts';

const meaning = (text: string): string => meaningOfText(text).meaning;

describe('a text that asks for silence', () => {
  test.each(['STOP', 'stop', ' Stop ', 'stop.', 'UNSUBSCRIBE', 'cancel', 'END', 'quit', 'opt out', 'Opt-Out', 'OPTOUT', 'please stop texting me', "don't text me any more", 'Don’t message me', 'take me off this list', 'I want to unsubscribe', 'ALTO', 'parar', 'baja', 'No me envíen más mensajes', 'dejen de escribirme'])('%s', (text) => expect(meaning(text)).toBe('stop'));
});

describe('a text that asks to start, or for help', () => {
  test.each([['START', 'start'], ['unstop', 'start'], ['Yes', 'start'], ['opt in', 'start'], ['iniciar', 'start'], ['sí', 'start'], ['HELP', 'help'], ['info', 'help'], ['Ayuda', 'help'], ['información', 'help']])('%s', (text, wanted) => expect(meaning(text)).toBe(wanted));
});

describe('a text that asks for none of these', () => {
  test.each(['The expert did not stop by', 'I will be home at five', 'Can you help me with the remote? It does not pair and the screen stays black since this morning', 'ok', '', '👍', 'When does he start?', 'He can park in the bus stop', 'Yes please come at five'])('%s', (text) => expect(meaning(text)).toBe('text'));
});

test('the carrier answers its own words; ours are answered by us, in the language they were said in', () => {
  expect(meaningOfText('STOP')).toMatchObject({ answeredByCarrier: true, language: 'en' });
  expect(meaningOfText('opt out')).toMatchObject({ answeredByCarrier: false, language: 'en' });
  expect(meaningOfText('baja')).toMatchObject({ answeredByCarrier: false, language: 'es' });
});

test('any writing of a stop word is obeyed: case, blanks, signs around it', () => {
  const dressed = fc.tuple(fc.constantFrom('', ' ', '  ', '\n'), fc.constantFrom('stop', 'unsubscribe', 'opt out', 'parar', 'cancelar'), fc.constantFrom('', '.', '!', '!!', ' ', '\n'), fc.boolean());
  fc.assert(fc.property(dressed, ([before, word, after, loud]) => meaning(`${before}${loud ? word.toUpperCase() : word}${after}`) === 'stop'));
});

test('whatever is written has one meaning', () => {
  const anyText = fc.array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 200 }).map((points) => String.fromCodePoint(...points));
  fc.assert(fc.property(fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'toString')), (text) => ['stop', 'start', 'help', 'text'].includes(meaning(text))));
});
