import { Check, MicOff, Phone, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink, IconButton, Kbd, Section, Spinner } from '../src/index.ts';

export function Actions() {
  const [busy, setBusy] = useState(false);
  return (
    <Section title="Actions">
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" icon={<Check />}>Save ticket</Button>
        <Button>Change time</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger" icon={<Trash2 />}>Cancel visit</Button>
        <ButtonLink href="#main">Open invoice</ButtonLink>
        <Button variant="primary" busy={busy} onClick={() => setBusy(true)}>Send</Button>
        <Button variant="primary" busy>Saving</Button>
        <Button variant="primary" disabled>Disabled</Button>
        <Button disabled>Disabled</Button>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" variant="primary" icon={<Plus />}>New</Button>
        <Button size="small">Small</Button>
        <Button size="small" variant="quiet">Small</Button>
        <IconButton label="Mute" shortcut="M" icon={<MicOff />} />
        <IconButton label="Call" icon={<Phone />} variant="secondary" />
        <IconButton label="Add" icon={<Plus />} variant="primary" />
        <Spinner />
        <span className="flex items-center gap-1 text-muted">
          Search <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
        </span>
      </div>
    </Section>
  );
}
