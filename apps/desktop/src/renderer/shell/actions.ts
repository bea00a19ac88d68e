export type ActionGroup = 'Go to' | 'Call' | 'Account' | 'Ticket' | 'Queue' | 'Everywhere';

/** `keys` as tinykeys writes them; the first is the one that is shown. */
export type Action = { readonly label: string; readonly group: ActionGroup; readonly keys: readonly string[] };

/**
 * Every action of the program. The palette, the list of shortcuts, the keys themselves and the hints on buttons are all
 * drawn from here, so none of them can be wrong. A key without a modifier works outside of text fields.
 */
export const actions = {
  'caller.find': { label: 'Find a caller', group: 'Call', keys: ['F2', '/'] },
  'ticket.compose': { label: 'New ticket for this caller', group: 'Call', keys: ['Alt+n', 'n'] },
  'ticket.save': { label: 'Save the ticket', group: 'Call', keys: ['Control+Enter'] },
  'ticket.discard': { label: 'Clear the draft', group: 'Call', keys: ['Alt+Backspace'] },
  'ticket.openExisting': { label: 'Open the caller’s ticket', group: 'Call', keys: ['Alt+o', 'o'] },
  'caller.register': { label: 'Register a new caller', group: 'Call', keys: ['Alt+c'] },
  'account.open': { label: 'Plans and account of this caller', group: 'Call', keys: ['Alt+p', 'p'] },
  'side.dispatch': { label: 'Show dispatch', group: 'Call', keys: ['Alt+1'] },
  'side.knowledge': { label: 'Show past fixes', group: 'Call', keys: ['Alt+2'] },
  'side.history': { label: 'Show the caller’s history', group: 'Call', keys: ['Alt+3'] },

  'account.cancel': { label: 'Cancel the plan', group: 'Account', keys: ['x'] },
  'account.resume': { label: 'Keep the plan: take the cancellation back', group: 'Account', keys: ['r'] },
  'account.payLink': { label: 'Send the link to pay', group: 'Account', keys: ['y'] },
  'account.cardLink': { label: 'Send the link for a card', group: 'Account', keys: ['c'] },
  'account.addDevice': { label: 'Add a device to the plan', group: 'Account', keys: ['d'] },
  'account.buy': { label: 'Buy a plan for the caller', group: 'Account', keys: ['b'] },
  'account.claim': { label: 'Claim a receipt for the caller', group: 'Account', keys: ['t'] },
  'account.profile': { label: 'Change the caller’s profile', group: 'Account', keys: ['e'] },
  'account.next': { label: 'Next plan', group: 'Account', keys: ['j'] },
  'account.previous': { label: 'Plan before', group: 'Account', keys: ['k'] },
  'account.plans': { label: 'Show plans and devices', group: 'Account', keys: ['1'] },
  'account.money': { label: 'Show invoices and charges', group: 'Account', keys: ['2'] },
  'account.messages': { label: 'Show messages to the customer', group: 'Account', keys: ['3'] },
  'account.record': { label: 'Show the record of the account', group: 'Account', keys: ['4'] },

  'go.customers': { label: 'Customers', group: 'Go to', keys: ['g c'] },
  'go.queue': { label: 'Queue', group: 'Go to', keys: ['g q'] },
  'go.dispatch': { label: 'Dispatch', group: 'Go to', keys: ['g d'] },
  'go.knowledge': { label: 'Past fixes', group: 'Go to', keys: ['g k'] },
  'go.me': { label: 'Me', group: 'Go to', keys: ['g m'] },

  'queue.next': { label: 'Next ticket', group: 'Queue', keys: ['j'] },
  'queue.previous': { label: 'Ticket before', group: 'Queue', keys: ['k'] },
  'queue.search': { label: 'Search the queue', group: 'Queue', keys: ['f'] },
  'queue.view': { label: 'Next view of the queue', group: 'Queue', keys: ['v'] },
  'queue.more': { label: 'Load older tickets', group: 'Queue', keys: ['l'] },

  'ticket.completeTriage': { label: 'Complete triage', group: 'Ticket', keys: ['t'] },
  'ticket.sendToTriage': { label: 'Send to triage', group: 'Ticket', keys: ['b'] },
  'ticket.hold': { label: 'Put on hold', group: 'Ticket', keys: ['h'] },
  'ticket.endHold': { label: 'End the hold', group: 'Ticket', keys: ['e'] },
  'ticket.reopen': { label: 'Reopen: not fixed', group: 'Ticket', keys: ['r'] },
  'ticket.cancel': { label: 'Cancel the ticket', group: 'Ticket', keys: ['x'] },
  'ticket.customer': { label: 'Go to the customer', group: 'Ticket', keys: ['c'] },
  'ticket.story': { label: 'Show the story', group: 'Ticket', keys: ['1'] },
  'ticket.dispatch': { label: 'Show dispatch', group: 'Ticket', keys: ['2'] },
  'ticket.messages': { label: 'Show messages', group: 'Ticket', keys: ['3'] },
  'ticket.knowledge': { label: 'Show past fixes', group: 'Ticket', keys: ['4'] },

  palette: { label: 'Search or type a command', group: 'Everywhere', keys: ['$mod+k'] },
  shortcuts: { label: 'Keyboard shortcuts', group: 'Everywhere', keys: ['[Shift]+?'] },
  unsent: { label: 'Tickets not sent yet', group: 'Everywhere', keys: ['g s'] },
  'state.next': { label: 'Available, busy or wrap-up', group: 'Everywhere', keys: ['Alt+s'] },
  'session.end': { label: 'Sign out', group: 'Everywhere', keys: [] },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof actions;

export const actionIds = Object.keys(actions) as ActionId[];
export const actionOf = (id: ActionId): Action => actions[id];

const names: Readonly<Record<string, string>> = { $mod: 'Ctrl', Control: 'Ctrl', Enter: 'Enter', Backspace: 'Backspace' };

/** "Ctrl K", "Alt 1", "G Q" as printed beside a command. */
export function keyText(keys: string): string {
  const press = (text: string): string =>
    text.split('+').filter((part) => !part.startsWith('[')).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ');
  return keys.split(' ').map(press).join(' ');
}

export const shownKey = (id: ActionId): string | undefined => {
  const [first] = actionOf(id).keys;
  return first === undefined ? undefined : keyText(first);
};
