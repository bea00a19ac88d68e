import { ticketsEn, type TicketTexts } from './tickets-en.ts';
import { ticketsEs } from './tickets-es.ts';
import { useTexts, type Texts } from './use-messages.tsx';

const texts: Texts<TicketTexts> = { en: ticketsEn, es: ticketsEs };

export const useTicketTexts = (): TicketTexts => useTexts(texts);
