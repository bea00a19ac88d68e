import type { ReadableError } from '@sysops/api-client';
import type { Language } from './use-messages.tsx';

/** The server speaks English; for readers of Spanish each kind of refusal has a sentence here. */
const spanish: Readonly<Record<ReadableError['code'], string>> = {
  unauthenticated: 'Entre de nuevo, por favor.',
  second_factor_required: 'Falta confirmar con su segundo factor.',
  forbidden: 'Esto no se puede hacer con su cuenta.',
  not_found: 'No lo encontramos.',
  invalid: 'Algo de lo que escribió no es correcto.',
  illegal_transition: 'Esto ya no es posible en el estado actual.',
  stale: 'Esto cambió mientras tanto. Mire lo nuevo antes de seguir.',
  conflict: 'Esto ya existe o ya fue usado.',
  expired: 'El plazo ya pasó.',
  too_many: 'Demasiados intentos. Espere un momento.',
  retry: 'No funcionó esta vez. Intente de nuevo.',
  internal: 'Algo falló de nuestro lado.',
  offline: 'No se puede llegar al servicio en este momento.',
};

/** What went wrong, in the reader's language. */
export const problemWords = (problem: ReadableError, language: Language): string => (language === 'es' ? spanish[problem.code] : problem.message);
