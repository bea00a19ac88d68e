import { BrandMark, PageHeader, Segmented, SkipLink, ThemeSwitch, Toaster, TopBar } from '../src/index.ts';
import { useState } from 'react';
import { Actions } from './show-actions.tsx';
import { Forms } from './show-forms.tsx';
import { Maps } from './show-maps.tsx';
import { Overlays } from './show-overlays.tsx';
import { Shells } from './show-shells.tsx';
import { States } from './show-states.tsx';
import { Status } from './show-status.tsx';
import { Tables } from './show-tables.tsx';
import { Type } from './show-type.tsx';

type Density = 'agent' | 'admin' | 'customer' | 'field';

export function Gallery() {
  return (
    <>
      <SkipLink />
      <TopBar
        sticky
        brand={
          <>
            <BrandMark />
            <span className="max-sm:sr-only">Sysops Squad</span>
          </>
        }
        end={<ThemeSwitch iconsOnly />}
      >
        <DensitySwitch />
      </TopBar>
      <main id="main" tabIndex={-1} className="mx-auto flex max-w-6xl flex-col gap-12 px-4 py-8 outline-none md:px-8">
        <PageHeader title="Components" description="Everything the four programs are made of, in every state that matters." />
        <Type />
        <Actions />
        <Forms />
        <Status />
        <Tables />
        <States />
        <Overlays />
        <Maps />
        <Shells />
      </main>
      <Toaster />
    </>
  );
}

function DensitySwitch() {
  const [density, setDensity] = useState<Density>((document.documentElement.dataset['density'] ?? 'admin') as Density);
  return (
    <Segmented
      label="Density"
      value={density}
      className="max-sm:hidden"
      choices={[
        { value: 'agent', label: 'Agent' },
        { value: 'admin', label: 'Admin' },
        { value: 'customer', label: 'Customer' },
        { value: 'field', label: 'Field' },
      ]}
      onChange={(next) => {
        document.documentElement.dataset['density'] = next;
        setDensity(next);
      }}
    />
  );
}

