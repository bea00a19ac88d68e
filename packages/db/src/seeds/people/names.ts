import type { LanguageCode } from '@sysops/domain/shared';
import type { Chance } from '../chance.ts';

const first: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: ['James', 'Mary', 'Robert', 'Patricia', 'John', 'Jennifer', 'Michael', 'Linda', 'David', 'Elizabeth', 'Thomas', 'Barbara', 'Daniel', 'Susan', 'Matthew', 'Jessica', 'Anthony', 'Karen', 'Mark', 'Nancy', 'Steven', 'Lisa', 'Andrew', 'Margaret', 'Paul', 'Sandra', 'Joshua', 'Ashley', 'Kenneth', 'Kimberly', 'Kevin', 'Emily', 'Brian', 'Donna', 'George', 'Michelle', 'Edward', 'Carol', 'Ronald', 'Amanda', 'Timothy', 'Dorothy', 'Jason', 'Melissa', 'Jeffrey', 'Deborah', 'Ryan', 'Stephanie', 'Jacob', 'Rebecca', 'Wei', 'Aisha', 'Ravi', 'Mei', 'Hassan', 'Ingrid', 'Kwame', 'Sofia', 'Yuki', 'Olga'],
  es: ['José', 'María', 'Luis', 'Carmen', 'Juan', 'Ana', 'Carlos', 'Isabel', 'Miguel', 'Elena', 'Pedro', 'Lucía', 'Jorge', 'Marta', 'Ricardo', 'Gabriela', 'Manuel', 'Verónica', 'Fernando', 'Patricia'],
};

const last: Readonly<Record<LanguageCode, readonly string[]>> = {
  en: ['Smith', 'Johnson', 'Williams', 'Brown', 'Jones', 'Miller', 'Davis', 'Wilson', 'Anderson', 'Taylor', 'Moore', 'Jackson', 'Martin', 'Lee', 'Thompson', 'White', 'Harris', 'Clark', 'Lewis', 'Robinson', 'Walker', 'Young', 'Allen', 'King', 'Wright', 'Scott', 'Hill', 'Green', 'Adams', 'Nelson', 'Baker', 'Hall', 'Campbell', 'Mitchell', 'Carter', 'Roberts', 'Chen', 'Kim', 'Nguyen', 'Singh', 'Cohen', 'Murphy', 'Kowalski', 'Larsen', 'Abadi', 'Osei', 'Rossi', 'Schmidt', 'Tanaka', 'OConnor'],
  es: ['García', 'Martínez', 'Rodríguez', 'López', 'Hernández', 'González', 'Pérez', 'Sánchez', 'Ramírez', 'Torres', 'Flores', 'Rivera', 'Gómez', 'Díaz', 'Cruz', 'Morales', 'Reyes', 'Gutiérrez', 'Ortega', 'Castillo'],
};

export const nameIn = (language: LanguageCode, chance: Chance): string => `${chance.pick(first[language])} ${chance.pick(last[language])}`;

/** The part before the @: letters and dots. */
export const mailName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '.');

const areaCodes: Readonly<Record<string, readonly number[]>> = {
  NY: [212, 646, 332, 917, 718, 347, 929, 914, 516, 631, 934, 845, 680, 838, 315, 518, 585, 607, 716, 203, 475],
  NJ: [201, 551, 862, 973, 908, 732, 848, 609, 856],
  WY: [307, 308, 605, 406, 970, 719],
};

/** Numbers 555-0100 to 555-0199 are never given to people. Source: North American Numbering Plan. The first ten are the experts'; 50 to 59 stay free for test programs. */
export function phonesOf(whose: 'experts' | 'customers'): { next(state: string): string } {
  const used = new Map<string, number>();
  const endings = Array.from({ length: 100 }, (_, n) => n).filter((n) => (whose === 'experts' ? n > 0 && n < 10 : n >= 10 && (n < 50 || n > 59)));
  return {
    next(state) {
      const n = used.get(state) ?? 0;
      used.set(state, n + 1);
      const codes = areaCodes[state] ?? [];
      const ending = endings[Math.floor(n / codes.length)];
      const code = codes[n % codes.length];
      if (ending === undefined || code === undefined) throw new Error(`No telephone number is left in ${state}`);
      return `+1${code}55501${String(ending).padStart(2, '0')}`;
    },
  };
}
