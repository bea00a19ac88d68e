import type { LanguageCode } from '../shared/index.ts';

export type TextMeaning = {
  readonly meaning: 'stop' | 'start' | 'help' | 'text';
  /** The language it was said in, as far as one can tell. */
  readonly language: LanguageCode;
  /** The carrier obeys and answers its own words by itself; a second answer from us would be one too many. */
  readonly answeredByCarrier: boolean;
};

/** A map: people send any text, also the name of something that every object has. */
const words = (meanings: Readonly<Record<string, TextMeaning['meaning']>>): ReadonlyMap<string, TextMeaning['meaning']> => new Map(Object.entries(meanings));

/** Twilio's default words; the whole text must be the word. Source: help.twilio.com/articles/223134027. */
const carrierWords = words({
  stop: 'stop', stopall: 'stop', unsubscribe: 'stop', cancel: 'stop', end: 'stop', quit: 'stop', revoke: 'stop', optout: 'stop',
  start: 'start', unstop: 'start', yes: 'start', help: 'help', info: 'help',
});

const englishWords = words({
  'opt out': 'stop', 'opt-out': 'stop', 'unsubscribe me': 'stop', 'stop all': 'stop', 'no more': 'stop', 'opt in': 'start', 'opt-in': 'start',
});

const spanishWords = words({
  alto: 'stop', parar: 'stop', para: 'stop', baja: 'stop', cancelar: 'stop', fin: 'stop', detener: 'stop', basta: 'stop', salir: 'stop',
  iniciar: 'start', comenzar: 'start', empezar: 'start', alta: 'start', si: 'start',
  ayuda: 'help', informacion: 'help',
});

/** Plain requests for silence in a short sentence: "please stop texting me", "no me envíen más mensajes". */
const requests: Readonly<Record<LanguageCode, readonly RegExp[]>> = {
  en: [
    /\b(stop|quit)\b.{0,12}\b(text|texting|texts|message|messages|messaging|sms|sending)\b/,
    /\b(do not|don't|dont)\b.{0,12}\b(text|message|sms)\b/,
    /\b(take|remove)\b.{0,6}\bme\b.{0,12}\b(off|from)\b/,
    /\b(unsubscribe|opt(ed)?[ -]?out)\b/,
  ],
  es: [
    /\bno\b.{0,6}\b(envi|mand|escrib)\w*\b.{0,12}\b(mensaje|mensajes|sms|textos|mas)\b/,
    /\b(deje|dejen|paren)\b.{0,6}\bde\b.{0,6}\b(enviar|mandar|escribir)/,
  ],
};

const longestRequest = 80;

const normalised = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/’/g, "'").replace(/[^\p{L}\p{N}' -]+/gu, ' ').replace(/\s+/g, ' ').trim();

/** What a text from a person asks for. Everything that is no request to stop, start or help is `text`. */
export function meaningOfText(text: string): TextMeaning {
  const carrier = carrierWords.get(text.trim().toLowerCase());
  if (carrier) return { meaning: carrier, language: 'en', answeredByCarrier: true };
  const said = normalised(text);
  const answeredByCarrier = false;
  const english = carrierWords.get(said) ?? englishWords.get(said);
  if (english) return { meaning: english, language: 'en', answeredByCarrier };
  const spanish = spanishWords.get(said);
  if (spanish) return { meaning: spanish, language: 'es', answeredByCarrier };
  const asks = (language: LanguageCode): boolean => said.length <= longestRequest && requests[language].some((request) => request.test(said));
  if (asks('en')) return { meaning: 'stop', language: 'en', answeredByCarrier };
  if (asks('es')) return { meaning: 'stop', language: 'es', answeredByCarrier };
  return { meaning: 'text', language: 'en', answeredByCarrier };
}
