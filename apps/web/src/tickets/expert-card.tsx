import type { VisitingExpert } from '@sysops/domain/tickets';
import { PersonCard } from '@sysops/ui';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useLanguage } from '../messages/use-messages.tsx';

/** Who comes: first name, skills, languages. */
export function ExpertCard({ expert }: { expert: VisitingExpert }) {
  const t = useTicketTexts().visit;
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return <PersonCard name={expert.firstName} role={t.yourExpert} skills={expert.skills.map((skill) => skill.replaceAll('-', ' '))} languages={expert.languages.map((code) => names.of(code) ?? code)} />;
}
