import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';

/** Tickets carry the work type's English title, which the office reads; this says it in the customer's language. */
export function useProblemWords(): (title: string) => string {
  const { language } = useLanguage();
  const other = useTicketTexts().raise.otherProblem;
  const types = useQuery(api.tickets.problemTypes.queryOptions(undefined, { staleTime: 600_000, enabled: language !== 'en' }));
  return (title) => {
    if (language === 'en') return title;
    if (title === 'Something else') return other;
    return types.data?.find(({ titles }) => titles.en === title)?.titles[language] ?? title;
  };
}
