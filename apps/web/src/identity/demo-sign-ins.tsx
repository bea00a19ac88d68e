import type { DemoSignIn, Role } from '@sysops/domain/identity';
import { Button } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import type { SignInFlow } from './sign-in-flow.tsx';

/** This is the customers' website, so they come first. */
const order: readonly Role[] = ['customer', 'manager', 'admin', 'agent', 'expert'];

/** In demo mode everybody's sign-in, with the second-factor code that holds now. */
export function DemoSignIns(props: { flow: SignInFlow }) {
  const t = useMessages();
  const demo = useQuery(api.identity.demoSignIns.queryOptions(undefined, { refetchInterval: 10_000 }));
  const [picked, setPicked] = useState<string | null>(null);
  const people = (demo.data ?? []).toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  if (people.length === 0) return null;
  const pick = async (choice: DemoSignIn): Promise<void> => {
    setPicked(choice.email);
    // The code on the page may have run out a second ago.
    const fresh = choice.totpCode === null ? null : (await client.identity.demoSignIns.query().catch(() => people)).find(({ email }) => email === choice.email);
    await props.flow.signIn(choice, fresh?.totpCode ?? choice.totpCode);
    setPicked(null);
  };
  return (
    <section aria-labelledby="demo-sign-ins" className="flex flex-col gap-2">
      <h2 id="demo-sign-ins" className="text-18">{t.signIn.demoTitle}</h2>
      <p className="text-small text-muted">{t.signIn.demoIntro}</p>
      <ul className="mt-2 divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
        {people.map((choice) => (
          <li key={choice.email} className="flex items-center gap-3 px-4 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{choice.label}</span>
              <span className="block truncate text-small text-muted tabular">
                {choice.email}
                {choice.totpCode ? ` · ${t.signIn.demoCode(choice.totpCode)}` : ''}
              </span>
            </span>
            <Button size="small" busy={picked === choice.email} aria-label={`${t.signIn.submit}: ${choice.label}`} onClick={() => void pick(choice)}>{t.signIn.submit}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
