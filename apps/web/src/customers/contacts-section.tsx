import type { ContactsView, ContactView, MessageChannel } from '@sysops/domain/customers';
import { Badge, Button, Section, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Mail, Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { useContactTexts, type ContactTexts } from '../messages/contact-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { ChangeEmailDialog } from './change-email-dialog.tsx';
import { ContactCodes } from './contact-codes.tsx';
import { readablePhone } from './phone.ts';
import { isSettled } from './use-contact-code.ts';

/** Says plainly where messages go while something is not confirmed; null when everything is as it was chosen. */
function whereItGoes({ email, phone }: ContactsView, { chosen, t }: { readonly chosen: MessageChannel; readonly t: ContactTexts }): string | null {
  if (email.proved && phone.proved) return null;
  if (!email.proved && !phone.proved) return t.bothOpen;
  if (!email.proved) return t.textInstead;
  return chosen === 'sms' ? t.mailInstead : t.phoneOpen;
}

/** What of the customer's e-mail and phone is confirmed, the codes that are still to be typed, and another e-mail address. */
export function ContactsSection({ chosen }: { chosen: MessageChannel }) {
  const t = useContactTexts();
  const contacts = useQuery(api.customers.contacts.queryOptions());
  return (
    <Section title={t.sectionTitle}>
      <div className="flex flex-col gap-6 rounded-card border border-line bg-surface p-5 md:p-6">
        <Loaded query={contacts} outline={<Skeleton className="h-32 w-full rounded-card" />}>{(view) => <Contacts view={view} chosen={chosen} readAt={contacts.dataUpdatedAt} />}</Loaded>
      </div>
    </Section>
  );
}

function Contacts({ view, chosen, readAt }: { view: ContactsView; chosen: MessageChannel; readAt: number }) {
  const t = useContactTexts();
  const [changing, setChanging] = useState(false);
  const notice = whereItGoes(view, { chosen, t });
  const settled = isSettled(view.email) && isSettled(view.phone);
  return (
    <>
      <ul className="flex flex-col gap-4">
        <Way contact={view.email}><Button size="small" onClick={() => setChanging(true)}>{t.change}</Button></Way>
        <Way contact={view.phone} />
      </ul>
      {notice ? <p role="status" className="rounded-card bg-amber-3 px-4 py-3 text-amber-12">{notice}</p> : null}
      {settled ? null : <ContactCodes openOnly contacts={view} readAt={readAt} onDone={() => undefined} beside={view.email.wanted ? <KeepOld email={view.email.address} /> : null} />}
      {changing ? <ChangeEmailDialog onClose={() => setChanging(false)} /> : null}
    </>
  );
}

function Way({ contact, children }: { contact: ContactView; children?: ReactNode }) {
  const t = useContactTexts();
  const byMail = contact.channel === 'email';
  const Sign = byMail ? Mail : Phone;
  return (
    <li className="flex items-start gap-3">
      <Sign aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="text-small text-muted">{byMail ? t.emailLabel : t.phoneLabel}</p>
          <p className="font-medium break-words tabular">{byMail ? contact.address : readablePhone(contact.address)}</p>
          {contact.wanted ? <p className="text-small break-words text-muted">{t.wanted(contact.wanted)}</p> : null}
          {byMail ? null : <p className="text-small text-muted">{t.phoneChange}</p>}
        </div>
        <Badge tone={contact.proved ? 'jade' : 'amber'}>{contact.proved ? t.confirmed : t.notConfirmed}</Badge>
        {children}
      </div>
    </li>
  );
}

type Command = { readonly commandId: string; readonly email: string };

/** Takes the wish for another address back. */
function KeepOld({ email }: { email: string }) {
  const t = useContactTexts();
  const act = useConsoleAct(async (input: Command) => queryClient.setQueryData(api.customers.contacts.queryKey(), await client.customers.changeEmail.mutate(input)));
  return (
    <>
      <Button variant="quiet" busy={act.busy} onClick={() => void act.run({ email })}>{t.keepOld}</Button>
      <Refusal problem={act.problem} />
    </>
  );
}
