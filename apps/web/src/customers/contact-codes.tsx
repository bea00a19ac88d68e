import type { ContactsView } from '@sysops/domain/customers';
import { Button, Field, TextInput } from '@sysops/ui';
import { CircleCheck, Mail, MessageSquareText } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useContactTexts } from '../messages/contact-texts.ts';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Refusal } from '../shell/refusal.tsx';
import { readablePhone } from './phone.ts';
import { isSettled, useContactCode, type ContactCodeEntry } from './use-contact-code.ts';

type ContactCodesProps = {
  readonly contacts: ContactsView;
  /** When the answer came, by this device's clock: countdowns go on from there. */
  readonly readAt: number;
  readonly onDone: () => void;
  /** What stands beside the button. */
  readonly beside?: ReactNode;
  /** Only what is still to be proved. */
  readonly openOnly?: boolean;
};

/** Both codes on one screen. What is filled in is sent; what is right stays right when the other is wrong. */
export function ContactCodes({ contacts, readAt, onDone, beside, openOnly = false }: ContactCodesProps) {
  const t = useContactTexts();
  const entries = [useContactCode(contacts.email), useContactCode(contacts.phone)];
  const open = entries.filter(({ contact }) => !isSettled(contact));
  const confirm = async (form: HTMLFormElement): Promise<void> => {
    const typed = open.filter((entry) => entry.typed !== '');
    const answers = await Promise.all((typed.length > 0 ? typed : open).map((entry) => entry.confirm()));
    if (answers.every(Boolean) && typed.length === open.length) onDone();
    else requestAnimationFrame(() => focusFirstFault(form));
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm(event.currentTarget);
      }}
    >
      {(openOnly ? open : entries).map((entry) => (isSettled(entry.contact) ? <Confirmed key={entry.contact.channel} entry={entry} /> : <CodeField key={entry.contact.channel} entry={entry} offset={contacts.now - readAt} />))}
      <div className="flex flex-wrap items-center gap-2 pt-1">
        <Button type="submit" variant="primary" busy={open.some(({ busy }) => busy)}>{open.length === 0 ? t.goOn : t.confirm}</Button>
        {beside}
      </div>
    </form>
  );
}

function Confirmed({ entry: { contact } }: { entry: ContactCodeEntry }) {
  const t = useContactTexts();
  const byMail = contact.channel === 'email';
  return (
    <p role="status" className="flex items-start gap-3 rounded-card border border-line bg-surface px-4 py-3">
      <CircleCheck aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-jade-11" />
      <span className="min-w-0"><span className="block font-medium">{byMail ? t.emailConfirmed : t.smsConfirmed}</span><span className="block break-words text-small text-muted">{byMail ? contact.address : readablePhone(contact.address)}</span></span>
    </p>
  );
}

function CodeField({ entry, offset }: { entry: ContactCodeEntry; offset: number }) {
  const t = useContactTexts();
  const { contact, typed, fault } = entry;
  const byMail = contact.channel === 'email';
  const Sign = byMail ? Mail : MessageSquareText;
  return (
    <div className="flex items-start gap-3">
      <Sign aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <Field label={<span className="min-w-0 [overflow-wrap:anywhere]">{byMail ? t.email(contact.wanted ?? contact.address) : t.sms(readablePhone(contact.address))}</span>} error={fault}>
          <TextInput inputMode="numeric" autoComplete={byMail ? 'off' : 'one-time-code'} maxLength={9} className="max-w-40 text-20 tracking-widest tabular" value={typed} onChange={(event) => entry.type(event.target.value)} />
        </Field>
        <SendAgain key={contact.code?.mayAskAgainAt ?? 0} entry={entry} offset={offset} />
        <Refusal problem={entry.problem} kept />
      </div>
    </div>
  );
}

/** Counts down by the server's clock, so that a wrong clock of the device keeps nobody waiting. */
function SendAgain({ entry: { contact, sending, sendAgain }, offset }: { entry: ContactCodeEntry; offset: number }) {
  const t = useContactTexts();
  const until = contact.code?.mayAskAgainAt ?? 0;
  const [now, setNow] = useState(() => Date.now());
  const seconds = Math.ceil((until - (now + offset)) / 1000);
  const waiting = seconds > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  if (waiting) return <p className="py-1.5 text-small text-muted tabular">{t.againIn(seconds)}</p>;
  return <Button size="small" variant="quiet" className="-ml-3 self-start" busy={sending} onClick={sendAgain}>{t.again}</Button>;
}
