import { Flag, MessageSquare, Navigation, Phone, StickyNote, UserCheck } from 'lucide-react';
import {
  Avatar, Badge, Button, Card, PersonCard, Section, SlaBar, SlaList, StatusBadge, SyncPill, Timeline, Tracker, type StatusKey,
} from '../src/index.ts';
import { Pair } from './pair.tsx';

const statuses: StatusKey[] = ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site', 'on_hold', 'completed', 'closed', 'cancelled'];

export function Status() {
  return (
    <Section title="Status and people">
      <Card>
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap gap-2">
            {statuses.map((status) => <StatusBadge key={status} status={status} />)}
            <Badge tone="red" icon={<Flag />}>Late 12 min</Badge>
          </div>
          <div className="flex flex-wrap gap-2">
            {(['waiting', 'assigned', 'en_route', 'on_site', 'completed'] as const).map((status) => (
              <StatusBadge key={status} status={status} audience="customer" />
            ))}
            <StatusBadge status="on_hold" audience="customer" detail="waiting for a part" />
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <SyncPill state={{ kind: 'saved' }} />
            <SyncPill state={{ kind: 'waiting', count: 3 }} onOpen={() => undefined} />
            <SyncPill state={{ kind: 'needs_you', count: 1 }} onOpen={() => undefined} />
          </div>
          <div className="grid max-w-2xl grid-cols-[repeat(auto-fit,minmax(min(7rem,100%),1fr))] gap-4">
            <SlaBar fraction={0.3} label="21 min left" />
            <SlaBar fraction={0.82} label="5 min left" />
            <SlaBar fraction={1.3} label="9 min late" />
            <SlaBar fraction={0.5} label="Paused" paused />
          </div>
          <SlaList
            className="max-w-2xl"
            label="Promised times"
            times={[
              { key: 'a', name: 'Expert found', fraction: 0.2, label: 'Kept', paused: true },
              { key: 'b', name: 'Arrived', fraction: 0.92, label: '20 min left', note: 'by 2:00 PM' },
              { key: 'c', name: 'Repaired', fraction: 0.46, label: '4 h 20 min left', note: 'by 6:00 PM' },
            ]}
          />
        </div>
      </Card>
      <Card title="Your visit">
        <Tracker
          current="on_the_way"
          times={{ received: '9:02', assigned: '9:05', on_the_way: '9:41' }}
          note="Arrives 10:20–10:40"
        />
      </Card>
      <Pair>
        <Card title="Your expert">
          <div className="flex flex-col gap-4">
            <PersonCard
              name="Ana Ruiz"
              role="2.4 mi away"
              skills={['Televisions', 'Networks']}
              languages={['English', 'Spanish']}
              actions={<Button icon={<Phone />}>Call</Button>}
            />
            <div className="flex items-center gap-2">
              <Avatar name="Ana Ruiz" size="small" />
              <Avatar name="Bo Lind" />
              <Avatar name="Cher" size="large" />
            </div>
          </div>
        </Card>
        <Card title="Story">
          <Timeline
            label="Story of the ticket"
            entries={[
              { id: '1', time: '9:41', icon: <Navigation />, tone: 'lime', actor: 'Ana Ruiz', text: 'is on the way' },
              { id: '2', time: '9:20', icon: <StickyNote />, actor: 'Lee Park', text: 'Dog in the yard, ring at the side door.', kind: 'note' },
              { id: '3', time: '9:12', icon: <MessageSquare />, tone: 'blue', actor: 'Maria Delgado', text: 'Can you bring an HDMI cable?', kind: 'message' },
              { id: '4', time: '9:05', icon: <UserCheck />, tone: 'violet', text: 'Expert assigned' },
              { id: '5', time: '9:02', text: 'Ticket received' },
            ]}
          />
        </Card>
      </Pair>
    </Section>
  );
}
