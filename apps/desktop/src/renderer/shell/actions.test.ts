import { describe, expect, test } from 'vitest';
import { actionIds, actionOf, keyText } from './actions.ts';
import { isPlain } from './use-shortcuts.ts';

/** Groups that are on the screen together. */
const together = (a: string, b: string): boolean => a === b || [a, b].some((group) => group === 'Everywhere' || group === 'Go to') || ['Queue,Ticket', 'Account,Call'].includes([a, b].sort().join());

describe('the registry of shortcuts', () => {
  test('no key means two things on one screen, and none is the beginning of another', () => {
    const all = actionIds.flatMap((id) => actionOf(id).keys.map((keys) => ({ id, keys, group: actionOf(id).group })));
    for (const one of all) {
      for (const other of all) {
        if (one.id === other.id || !together(one.group, other.group)) continue;
        expect(`${other.keys} `.startsWith(`${one.keys} `), `${one.id} and ${other.id}`).toBe(false);
      }
    }
  });

  test('every action but signing out has a key', () => {
    expect(actionIds.filter((id) => actionOf(id).keys.length === 0)).toEqual(['session.end']);
  });

  test('what is needed while typing a ticket works inside a text field', () => {
    for (const id of ['ticket.save', 'caller.find', 'ticket.compose', 'ticket.openExisting', 'account.open', 'caller.register', 'side.dispatch', 'side.knowledge', 'side.history', 'palette'] as const) {
      expect(actionOf(id).keys.some((keys) => !isPlain(keys)), id).toBe(true);
    }
  });

  test.each([['$mod+k', 'Ctrl K'], ['Alt+1', 'Alt 1'], ['g q', 'G Q'], ['[Shift]+?', '?'], ['F2', 'F2'], ['Control+Enter', 'Ctrl Enter']])('%s is printed as %s', (keys, text) => {
    expect(keyText(keys)).toBe(text);
  });
});
