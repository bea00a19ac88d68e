import { isAllowed, type Ticket, type TicketAction } from '@sysops/domain/tickets';
import { Button, Card } from '@sysops/ui';
import { useState, type ReactNode } from 'react';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { useExpertNames } from '../experts/use-expert-names.ts';
import { useScreenActions } from '../shell/console-actions.tsx';
import { fullMoment } from '../shell/console-times.ts';
import { PriorityBadge } from './desk-columns.tsx';
import { PinDialog } from './desk-pin-dialog.tsx';
import { PriorityDialog } from './desk-priority-dialog.tsx';
import { UnpinDialog } from './desk-unpin-dialog.tsx';
import { WindowDialog } from './desk-window-dialog.tsx';
import { WishesDialog } from './desk-wishes-dialog.tsx';

const t = ticketsEn.plan;

type Act = 'priority' | 'window' | 'pin' | 'unpin' | 'wishes';

const acts: readonly { readonly act: Act; readonly action: TicketAction; readonly title: string; readonly shortcut: string }[] = [
  { act: 'priority', action: 'change_priority', title: t.priorityTitle, shortcut: 'R' },
  { act: 'window', action: 'change_window', title: t.windowTitle, shortcut: 'W' },
  { act: 'pin', action: 'pin', title: t.pinTitle, shortcut: 'P' },
  { act: 'unpin', action: 'unpin', title: t.unpinTitle, shortcut: 'U' },
  { act: 'wishes', action: 'wish_expert', title: t.wishesTitle, shortcut: 'E' },
];

const between = ({ from, to }: { readonly from: number; readonly to: number }): string => ticketsEn.page.between(fullMoment(from), fullMoment(to));

function useWords(ticket: Ticket): Readonly<Record<'window' | 'pin' | 'wishes', string>> {
  const nameOf = useExpertNames();
  const { pin, window, preferredExpertId, excludedExpertIds } = ticket;
  const wishes = [preferredExpertId ? t.preferred(nameOf(preferredExpertId)) : null, excludedExpertIds.length > 0 ? t.excluded(excludedExpertIds.map(nameOf).join(', ')) : null];
  return {
    window: window.kind === 'asap' ? t.asap : between(window),
    pin: [pin?.expertId ? t.pinExpert(nameOf(pin.expertId)) : null, pin?.window ? between(pin.window) : null].filter(Boolean).join(', ') || t.pinNone,
    wishes: wishes.filter(Boolean).join('. ') || t.wishesNone,
  };
}

/** What the choice of an expert must keep to, and how a manager changes it. */
export function PlanCard({ ticket }: { ticket: Ticket }) {
  const [open, setOpen] = useState<Act | null>(null);
  const words = useWords(ticket);
  const allowed = acts.filter(({ act, action }) => isAllowed(action, ticket.status, 'manager') && (act !== 'unpin' || ticket.pinned));
  useScreenActions(allowed.map(({ act, title, shortcut }) => ({ id: act, label: title, shortcut, run: () => setOpen(act) })));
  const button = (act: Act, word: string): ReactNode => {
    const one = allowed.find((candidate) => candidate.act === act);
    return one ? <Button size="small" aria-keyshortcuts={one.shortcut} title={`${one.title} (${one.shortcut})`} aria-label={one.title} onClick={() => setOpen(act)}>{word}</Button> : null;
  };
  const close = (): void => setOpen(null);
  return (
    <Card title={t.title}>
      <dl className="divide-y divide-line">
        <Row label={t.priority} value={<PriorityBadge priority={ticket.priority} />}>{button('priority', t.change)}</Row>
        <Row label={t.window} value={words.window}>{button('window', t.change)}</Row>
        <Row label={t.pin} value={words.pin}>{button('pin', ticket.pinned ? t.change : t.pinAdd)}{button('unpin', t.unpin)}</Row>
        <Row label={t.wishes} value={words.wishes}>{button('wishes', t.change)}</Row>
      </dl>
      {open === 'priority' ? <PriorityDialog ticket={ticket} onClose={close} /> : null}
      {open === 'window' ? <WindowDialog ticket={ticket} onClose={close} /> : null}
      {open === 'pin' ? <PinDialog ticket={ticket} onClose={close} /> : null}
      {open === 'unpin' ? <UnpinDialog ticket={ticket} onClose={close} /> : null}
      {open === 'wishes' ? <WishesDialog ticket={ticket} onClose={close} /> : null}
    </Card>
  );
}

function Row({ label, value, children }: { label: string; value: ReactNode; children: ReactNode }) {
  return (
    <div className="py-2 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[8rem_minmax(0,1fr)] sm:items-center sm:gap-x-4">
      <dt className="text-small text-muted">{label}</dt>
      <dd className="flex min-h-control-small items-center justify-between gap-4">
        <span className="min-w-0 break-words">{value}</span>
        <span className="flex shrink-0 gap-1.5">{children}</span>
      </dd>
    </div>
  );
}
