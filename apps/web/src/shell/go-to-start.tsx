import type { MeView } from '@sysops/domain/identity';
import { Spinner } from '@sysops/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { startOf } from './session.ts';

/** Leads a signed-in person to where his work is; the other programs are pages of their own. */
export function GoToStart(props: { me: MeView; next?: string | null | undefined }) {
  const t = useMessages();
  const navigate = useNavigate();
  const to = props.next ?? startOf(props.me);
  useEffect(() => {
    if (/^\/(expert|agent)\//.test(to)) location.assign(to);
    else void navigate({ href: to, replace: true });
  }, [to, navigate]);
  return (
    <div className="grid flex-1 place-items-center p-10">
      <Spinner label={t.loading} />
    </div>
  );
}
