import {
  Archive, CircleCheck, CirclePause, CircleX, Hourglass, Inbox, Navigation, Send, UserCheck, Wrench, type LucideIcon,
} from 'lucide-react';
import type { Tone } from './tone.ts';
import type { UiLocale } from './ui-messages.ts';

export type StatusKey =
  | 'triage' | 'waiting' | 'offered' | 'assigned' | 'en_route' | 'on_site' | 'on_hold' | 'completed' | 'closed' | 'cancelled';

export type StatusAudience = 'customer' | 'staff';

type StatusLook = { tone: Tone; icon: LucideIcon; words: Record<StatusAudience, Record<UiLocale, string>> };

function look(tone: Tone, icon: LucideIcon, words: Record<StatusAudience, [en: string, es: string]>): StatusLook {
  const pair = ([en, es]: [string, string]) => ({ en, es });
  return { tone, icon, words: { customer: pair(words.customer), staff: pair(words.staff) } };
}

export const statusLooks: Record<StatusKey, StatusLook> = {
  triage: look('blue', Inbox, { customer: ['Received', 'Recibido'], staff: ['Triage', 'Revisión'] }),
  waiting: look('blue', Hourglass, { customer: ['Received', 'Recibido'], staff: ['Waiting', 'En espera'] }),
  offered: look('blue', Send, { customer: ['Received', 'Recibido'], staff: ['Offered', 'Ofrecido'] }),
  assigned: look('violet', UserCheck, { customer: ['Expert assigned', 'Experto asignado'], staff: ['Assigned', 'Asignado'] }),
  en_route: look('lime', Navigation, { customer: ['On the way', 'En camino'], staff: ['On the way', 'En camino'] }),
  on_site: look('amber', Wrench, { customer: ['Working', 'Trabajando'], staff: ['On site', 'En el lugar'] }),
  on_hold: look('gray', CirclePause, { customer: ['Paused', 'En pausa'], staff: ['On hold', 'En pausa'] }),
  completed: look('jade', CircleCheck, { customer: ['Done', 'Listo'], staff: ['Completed', 'Completado'] }),
  closed: look('jade', Archive, { customer: ['Done', 'Listo'], staff: ['Closed', 'Cerrado'] }),
  cancelled: look('gray', CircleX, { customer: ['Cancelled', 'Cancelado'], staff: ['Cancelled', 'Cancelado'] }),
};

/** The word for a status, the same on web, SMS and e-mail. */
export function statusWord(status: StatusKey, audience: StatusAudience, locale: UiLocale): string {
  return statusLooks[status].words[audience][locale];
}
