import { Avatar, Card, ThemeSwitch } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { desk } from '../api/api.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { stateWords, useAgentState } from '../shell/agent-state.ts';
import { useSession } from '../shell/session.tsx';

/** The agent himself, how the program looks, and what it is. */
export function MeScreen() {
  const me = useSession();
  const state = useAgentState();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-5">
      <div className="mx-auto flex max-w-2xl flex-col gap-4">
        <header className="flex items-center gap-4">
          <Avatar name={me.name} size="large" decorative />
          <div className="min-w-0 flex-1">
            <h1 className="text-22">{me.name}</h1>
            <p className="text-muted">{me.email} · {me.roles.join(', ')}</p>
          </div>
          <ActionButton action="session.end" />
        </header>
        <Card title="Being called out">
          <Line label={`You are ${stateWords[state].toLowerCase()}`} text="While you are available, an urgent ticket in triage tells you about itself, also when this window is behind others.">
            <ActionButton action="state.next" label="Change" />
          </Line>
        </Card>
        <Card title="Looks"><ThemeSwitch /></Card>
        <Card title="Keyboard">
          <Line label="Everything works by keyboard" text="Press the keys, or type what you want into the palette."><ActionButton action="shortcuts" label="See all keys" /></Line>
        </Card>
        <Card title="This program"><About /></Card>
      </div>
    </div>
  );
}

function Line(props: { label: string; text: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="font-medium">{props.label}</p>
        <p className="max-w-[56ch] text-muted">{props.text}</p>
      </div>
      {props.children}
    </div>
  );
}

const kept = {
  system: 'The system encrypts what this program keeps.',
  plain: 'This computer has no keyring, so what the program keeps is protected by your account on this computer alone.',
};

function About() {
  const about = useQuery({ queryKey: ['desk', 'about'], queryFn: () => desk?.call('about', {}) ?? null });
  if (!desk) return <p className="text-muted">It runs in a browser. The desktop program also tells you about urgent tickets while its window is behind others.</p>;
  if (!about.data) return null;
  return (
    <dl className="grid grid-cols-[6rem_1fr] gap-x-3 gap-y-1">
      <dt className="text-muted">Version</dt><dd>{about.data.version} on {about.data.platform}</dd>
      <dt className="text-muted">Server</dt><dd>{about.data.server}</dd>
      <dt className="text-muted">Storage</dt><dd>{kept[about.data.keystore]}</dd>
    </dl>
  );
}
