import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPersonalData, type KnownPersonalData } from './personal-data.ts';

const known: KnownPersonalData = { name: 'Rosalind Achterberg', phone: '+12125550143', line1: '48 Mulberry Hollow', line2: 'Unit 7B', zip: '10013' };
const clean = (text: string): string => withoutPersonalData(text, known);

/** Each line holds something of a person; `gone` must not be left. */
const leaks: readonly (readonly [text: string, ...gone: string[]])[] = [
  ['Rosalind says it hums', 'Rosalind'], ['Mrs. ACHTERBERG called twice', 'ACHTERBERG'], ['rosalind achterberg', 'rosalind', 'achterberg'], ['It is for Rosalind Achterberg.', 'Rosalind', 'Achterberg'],
  ['Call (212) 555-0143', '555', '0143'], ['Call 212.555.0143 after five', '555'], ['+1 212 555 0143', '555'], ['2125550143', '2125550143'], ['555-0143', '0143'], ['my cell: 646 555 0199.', '0199'],
  ['Mail me: rosa.a+tv@mail.example.com', 'rosa', '@'], ['ROSA@EXAMPLE.ORG', '@'], ['correo: señor@ejemplo.es', '@'],
  ['We live at 48 Mulberry Hollow', 'Mulberry', '48'], ['48  mulberry hollow, unit 7b', 'mulberry', '7b'], ['12 West 81st Street, apt 4', 'West', '81st', 'apt 4'], ['the house at 1600 Pennsylvania Ave.', '1600', 'Pennsylvania'],
  ['221b Baker Street', 'Baker'], ['Calle Mayor 12', 'Mayor'], ['Avenida de la Paz 331, piso 2', 'Paz', 'piso 2'], ['NY 10013', '10013'], ['Austin TX 78701-1234', '78701'],
  ['Gate code 4711', '4711'], ['the door code is #9921', '9921'], ['alarm pin: 1234', '1234'], ['clave de acceso 5566 puerta 8899', '8899'],
  ['My name is Tobias Klein', 'Tobias', 'Klein'], ["I'm Deborah", 'Deborah'], ['Ask for Maria Lopez', 'Maria', 'Lopez'], ['my husband Piotr is at home', 'Piotr'], ['Mr. Okafor opens', 'Okafor'], ['Dr Nguyen', 'Nguyen'],
  ['Me llamo Consuelo Ibáñez', 'Consuelo', 'Ibáñez'], ['pregunte por Xavier', 'Xavier'], ['Sra. Domínguez abre', 'Domínguez'], ['Thanks, Wilhelmina', 'Wilhelmina'],
];

/** What an expert needs must stay as it is. */
const facts = [
  'No picture, error E-204 after 3 minutes.', 'Vista 55 QX-1200, firmware 4.2.18', 'The fuse is 5x20 mm, 250 V, 3.15 A.', 'HDMI 2 works, HDMI 1 does not.', 'Serial 0042 7781', 'Turn the screw 90 degrees.',
  'Channel 11 is free, 2462 MHz.', 'It happens on the road.', 'The place is dry.', 'Replace C12 and C14, 1000 uF 25 V.', 'Uses 120 V 60 Hz at 1.5 A', 'Windows 11 build 22631',
];

describe('what is of a person is taken out', () => {
  test.each(leaks)('%s', (text, ...gone) => {
    for (const part of gone) expect(clean(text).toLowerCase()).not.toContain(part.toLowerCase());
  });
  test('in a long story too, wherever it stands', () => {
    const story = [...leaks.map(([text]) => text), ...facts].join('. ');
    const left = clean(story).toLowerCase();
    for (const part of leaks.flatMap(([, ...gone]) => gone).filter((part) => part.length > 3)) expect(left).not.toContain(part.toLowerCase());
  });
});

describe('what is of the device stays', () => {
  test.each(facts)('%s', (text) => expect(clean(text)).toBe(text));
});

test('whatever the name, phone and street are, none is left', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/);
  const person = fc.record({ first: word, last: word, digits: fc.stringMatching(/^[2-9]\d{2}555\d{4}$/), house: fc.integer({ min: 1, max: 99_999 }), street: word });
  fc.assert(fc.property(person, fc.constantFrom('TV of ', '', 'hello\n'), ({ first, last, digits, house, street }, before) => {
    const line1 = `${house} ${street} Crossing`;
    const text = `${before}${first} ${last}, ${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}, ${line1}, no sound`;
    const left = withoutPersonalData(text, { name: `${first} ${last}`, phone: `+1${digits}`, line1, zip: '10001' });
    return ![first, last, digits.slice(3, 6), street].some((part) => left.includes(part)) && left.endsWith('no sound');
  }));
});

test('known values that are empty take nothing out', () => expect(withoutPersonalData('No sound', { name: '', phone: '', line1: '', line2: '', zip: '' })).toBe('No sound'));
