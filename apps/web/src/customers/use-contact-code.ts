import type { ContactView } from '@sysops/domain/customers';
import { useState } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { useContactTexts } from '../messages/contact-texts.ts';
import { useConsoleAct, type ConsoleAct } from '../shell/use-console-act.ts';

type Send = { readonly commandId: string; readonly channel: ContactView['channel'] };
type Prove = Send & { readonly code: string };

export type ContactCodeEntry = {
  readonly contact: ContactView;
  readonly typed: string;
  /** Why the code was not taken, in words. */
  readonly fault: string | undefined;
  /** What went wrong otherwise. */
  readonly problem: ConsoleAct<unknown>['problem'];
  readonly busy: boolean;
  readonly sending: boolean;
  readonly type: (typed: string) => void;
  /** Whether it is proved by now. */
  readonly confirm: () => Promise<boolean>;
  readonly sendAgain: () => void;
};

const digitsOf = (typed: string): string => typed.replaceAll(/\D/g, '').slice(0, 6);

/** Nothing is left to prove there. */
export const isSettled = ({ proved, wanted }: ContactView): boolean => proved && wanted === null;

/** One code as it is typed, sent and asked for again. */
export function useContactCode(contact: ContactView): ContactCodeEntry {
  const t = useContactTexts();
  const { channel } = contact;
  const [typed, setTyped] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const prove = useConsoleAct(async (input: Prove) => queryClient.setQueryData(api.customers.profile.queryKey(), await client.customers.proveContact.mutate(input)));
  const send = useConsoleAct(async (input: Send) => queryClient.setQueryData(api.customers.contacts.queryKey(), await client.customers.sendCode.mutate(input)), t.sent);
  const refused = prove.problem;
  const left = Number(refused?.facts['triesLeft'] ?? 0);
  const aboutCode = refused?.facts['field'] === 'code';
  const minutes = Math.ceil(Number(send.problem?.facts['seconds'] ?? 0) / 60);
  const waits = send.problem?.code === 'too_many' ? t.tooOften(minutes) : send.problem?.code === 'conflict' && channel === 'sms' ? t.noTexts : undefined;
  return {
    contact, typed, busy: prove.busy, sending: send.busy,
    fault: incomplete ? t.sixDigits : aboutCode ? (refused.code === 'invalid' ? t.wrong(left) : t.expired) : waits,
    problem: aboutCode ? null : (refused ?? (waits === undefined ? send.problem : null)),
    type: (next) => {
      setTyped(digitsOf(next));
      setIncomplete(false);
      prove.forget();
    },
    confirm: async () => {
      if (isSettled(contact)) return true;
      if (typed.length < 6) {
        setIncomplete(true);
        return false;
      }
      return prove.run({ channel, code: typed });
    },
    sendAgain: () => {
      setTyped('');
      setIncomplete(false);
      prove.forget();
      void send.run({ channel });
    },
  };
}
