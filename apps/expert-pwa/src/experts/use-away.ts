import { useSubmit } from '../dispatch/use-act.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { newCommandId } from '../offline/outbox.ts';
import { useOutbox } from '../offline/use-outbox.ts';
import { useSession } from '../shell/session.tsx';

/** Whether the expert is away, with what he pressed last painted in, and how to change it. */
export function useAway(stored: boolean): { readonly away: boolean; readonly setAway: (away: boolean) => Promise<void> } {
  const t = useMessages();
  const { expertId } = useSession();
  const submit = useSubmit();
  const pressed = useOutbox().findLast(({ owner, state, command }) => owner === expertId && state === 'waiting' && command.procedure === 'experts.setAway');
  const away = pressed?.command.procedure === 'experts.setAway' ? pressed.command.input.away : stored;
  return {
    away,
    setAway: async (next) => {
      await submit(next ? t.mine.away : t.mine.available, { procedure: 'experts.setAway', input: { commandId: newCommandId(), away: next } });
    },
  };
}
