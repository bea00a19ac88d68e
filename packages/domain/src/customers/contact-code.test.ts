import { describe, expect, test } from 'vitest';
import { ContactCode, contactCodeRules, isErased, openChannels } from './contact-code.ts';

const ways = { email: 'ada@mail.example', phone: '+12125550143', smsOptedOut: false };

describe('messages about tickets and bills go to', () => {
  test.each([
    ['nothing is proved', false, false, false, ways.email, null],
    ['the e-mail address is proved', true, false, false, ways.email, null],
    ['the phone is proved', false, true, false, null, ways.phone],
    ['both are proved', true, true, false, ways.email, ways.phone],
    ['the phone is proved and asked for no texts', false, true, true, ways.email, null],
    ['both are proved and the phone asked for no texts', true, true, true, ways.email, null],
  ])('given %s', (_case, emailProved, phoneProved, smsOptedOut, email, phone) => {
    expect(openChannels({ ...ways, emailProved, phoneProved, smsOptedOut })).toEqual({ email, phone });
  });

  test('at least one address, whatever is proved', () => {
    for (const emailProved of [true, false]) for (const phoneProved of [true, false]) for (const smsOptedOut of [true, false]) {
      const open = openChannels({ ...ways, emailProved, phoneProved, smsOptedOut });
      expect(open.email ?? open.phone).not.toBeNull();
    }
  });
});

test.each([['123456', '123456'], ['123 456', '123456'], [' 123456 ', '123456'], ['12345', null], ['1234567', null], ['12a456', null], ['', null]])('the code typed as "%s"', (typed, read) => {
  expect(ContactCode.safeParse(typed).data ?? null).toBe(read);
});

test('a guesser has at most one chance in 40,000 an hour', () => {
  const { digits, tries, sendsInSpan } = contactCodeRules;
  expect(10 ** digits / (tries * sendsInSpan)).toBeGreaterThanOrEqual(40_000);
});

test('an erased customer is nobody to write to', () => {
  expect([isErased({ email: 'erased.0192@erased.invalid' }), isErased({ email: ways.email })]).toEqual([true, false]);
});
