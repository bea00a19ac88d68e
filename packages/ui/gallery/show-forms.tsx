import { Building2, Clock, House, Search, Zap } from 'lucide-react';
import { useState } from 'react';
import {
  Card, Checkbox, Combobox, Field, Kbd, RadioCards, Rating, Section, Segmented, Select, Switch, TextArea, TextInput,
  type RatingValue,
} from '../src/index.ts';
import { Pair } from './pair.tsx';

const problems = [
  { value: 'no_power', label: 'Does not turn on', note: 'Power · 45 min' },
  { value: 'no_picture', label: 'No picture', note: 'Display · 60 min' },
  { value: 'no_sound', label: 'No sound', note: 'Audio · 30 min' },
  { value: 'wifi', label: 'Wi-Fi drops', note: 'Network · 40 min' },
  { value: 'slow', label: 'Slow or freezes', note: 'Computer · 60 min' },
];

export function Forms() {
  return (
    <Section title="Forms">
      <Pair>
        <TextFields />
        <Choices />
      </Pair>
    </Section>
  );
}

function TextFields() {
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<string | null>('CA');
  return (
    <Card title="Problem">
      <form className="flex flex-col gap-4">
        <TextInput aria-label="Search" placeholder="Search or type a command" icon={<Search />} end={<Kbd>Ctrl K</Kbd>} />
        <Field label="What is wrong" hint="Type a few letters" required>
          <Combobox choices={problems} value={problem} onChange={setProblem} placeholder="e.g. No picture" />
        </Field>
        <Field label="Name" required>
          <TextInput autoComplete="off" defaultValue="Maria Delgado" />
        </Field>
        <Field label="E-mail" error="Write the address with an @, for example maria@example.com.">
          <TextInput type="email" autoComplete="off" defaultValue="maria.example.com" />
        </Field>
        <Field label="State">
          <Select
            value={state}
            onChange={setState}
            choices={[{ value: 'CA', label: 'California' }, { value: 'OR', label: 'Oregon' }, { value: 'WA', label: 'Washington', note: 'No experts on Sunday' }]}
          />
        </Field>
        <Field label="Access notes" optional>
          <TextArea placeholder="Gate code, parking, pets" />
        </Field>
        <Field label="Contract" disabled>
          <TextInput defaultValue="C-20418" />
        </Field>
      </form>
    </Card>
  );
}

function Choices() {
  const [when, setWhen] = useState<'asap' | 'window' | null>('asap');
  const [where, setWhere] = useState<'home' | 'office' | null>(null);
  const [range, setRange] = useState<'day' | 'three' | 'week'>('day');
  const [stars, setStars] = useState<RatingValue | null>(4);
  return (
    <Card title="Visit">
      <div className="flex flex-col gap-5">
        <RadioCards
          label="When"
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'asap', label: 'As soon as possible', note: 'Usually within 2 hours', icon: <Zap /> },
            { value: 'window', label: 'Choose a time', note: 'A window of two hours', icon: <Clock /> },
          ]}
        />
        <RadioCards
          label="Where"
          columns={2}
          value={where}
          onChange={setWhere}
          error="Choose a place."
          choices={[
            { value: 'home', label: 'Home', icon: <House /> },
            { value: 'office', label: 'Office', icon: <Building2 /> },
          ]}
        />
        <Segmented
          label="Range"
          value={range}
          onChange={setRange}
          choices={[{ value: 'day', label: 'Day' }, { value: 'three', label: '3 days' }, { value: 'week', label: 'Week' }]}
        />
        <div>
          <Checkbox label="Power cable is plugged in" defaultChecked />
          <Checkbox label="Someone over 18 is at home" hint="We cannot work alone with children." />
          <Checkbox label="Not possible now" disabled />
        </div>
        <div>
          <Switch label="Text messages" hint="Only about your visits" defaultChecked />
          <Switch label="Accept jobs automatically" />
        </div>
        <Rating label="How was the visit?" value={stars} onChange={setStars} />
      </div>
    </Card>
  );
}
