import { Button, Field, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Desk } from '../../bridge/desk.ts';
import { ServerUrl } from '../../bridge/contract.ts';

/** Which server this program talks to. Only in the desktop program: in a browser it is where the page came from. */
export function ServerForm({ desk }: { desk: Desk }) {
  const about = useQuery({ queryKey: ['desk', 'about'], queryFn: () => desk.call('about', {}) });
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!about.data) return null;
  if (typed === null) {
    return (
      <p className="flex items-center justify-between gap-3 border-t border-line pt-3 text-muted">
        <span className="truncate">{about.data.server}</span>
        <Button size="small" variant="quiet" onClick={() => setTyped(about.data.server)}>Change server</Button>
      </p>
    );
  }
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const parsed = ServerUrl.safeParse(typed.trim());
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message ?? 'Not an address');
    desk.call('useServer', { url: parsed.data }).then(() => location.reload(), () => setProblem('This computer could not keep the address'));
  };
  return (
    <form noValidate className="flex flex-col gap-2 border-t border-line pt-3" onSubmit={save}>
      <Field label="Server" error={problem}>
        <TextInput type="url" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="small" variant="quiet" onClick={() => setTyped(null)}>Leave it</Button>
        <Button size="small" type="submit">Use this server</Button>
      </div>
    </form>
  );
}
