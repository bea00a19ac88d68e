import type { QueuedCommand } from '../offline/queued-command.ts';
import type { StoredEntry } from '../offline/store.ts';

/** A queued command with the server's time at which its button was pressed. */
export function pressedAt({ command }: StoredEntry): { readonly command: QueuedCommand; readonly at: number } {
  return { command, at: 'doneAt' in command.input ? (command.input.doneAt ?? 0) : 0 };
}
