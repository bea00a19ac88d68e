/** First match counts: Edge and Opera call themselves Chrome too, and every Chrome calls itself Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [[/EdgA?\/|EdgiOS\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/Android/, 'Android'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Windows/, 'Windows'], [/Mac OS X/, 'Mac'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];

/** How the office sees this device in the list of messages, such as "Chrome on Android". */
export function deviceName(userAgent: string): string {
  const named = (names: typeof browsers, otherwise: string): string => names.find(([mark]) => mark.test(userAgent))?.[1] ?? otherwise;
  return `${named(browsers, 'Browser')} on ${named(systems, 'another device')}`;
}
