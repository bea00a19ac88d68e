import type { VisitingExpert } from '@sysops/domain/tickets';
import { PersonCard } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';

const readable = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');

/** Who comes: first name, skills, languages. */
export function ExpertCard({ expert }: { expert: VisitingExpert }) {
  const t = useTicketTexts().visit;
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return <PersonCard name={expert.firstName} role={t.yourExpert} skills={expert.skills.map(readable)} languages={expert.languages.map((code) => names.of(code) ?? code)} />;
}
