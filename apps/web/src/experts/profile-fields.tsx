import type { LanguageCode, LatLng } from '@sysops/domain/shared';
import { Checkbox, Combobox, Field, Switch, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { timeZoneChoices } from './time-zones.ts';

const t = expertsEn.profile;

/** What is typed of an expert; the same for a new one and for a known one. */
export type Profile = { readonly name: string; readonly phone: string; readonly languages: readonly LanguageCode[]; readonly timeZone: string; readonly home: LatLng; readonly autoAccept: boolean };
export type ProfileErrors = Partial<Record<'name' | 'phone' | 'languages' | 'home', string>>;

export function checkProfile(profile: Profile): ProfileErrors {
  const { lat, lng } = profile.home;
  return {
    ...(profile.name.trim() ? {} : { name: t.nameError }),
    ...(/^\+[1-9]\d{7,14}$/.test(profile.phone) ? {} : { phone: t.phoneError }),
    ...(profile.languages.length > 0 ? {} : { languages: t.languagesError }),
    ...(Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && (lat !== 0 || lng !== 0) ? {} : { home: t.homeError }),
  };
}

type FieldsProps = { value: Profile; onChange: (next: Profile) => void; errors: ProfileErrors; disabled: boolean };

const languageCodes = ['en', 'es'] as const;

export function ProfileFields({ value, onChange, errors, disabled }: FieldsProps) {
  const set = (part: Partial<Profile>): void => onChange({ ...value, ...part });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t.name} error={errors.name} disabled={disabled}><TextInput maxLength={80} value={value.name} onChange={(event) => set({ name: event.target.value })} /></Field>
      <Field label={t.phone} error={errors.phone} disabled={disabled}><TextInput type="tel" placeholder={t.phoneExample} value={value.phone} onChange={(event) => set({ phone: event.target.value.replaceAll(/[\s().-]/g, '') })} /></Field>
      <fieldset disabled={disabled} className="min-w-0">
        <legend className="mb-1 font-medium">{t.languages}</legend>
        <div className="flex flex-wrap gap-x-5">
          {languageCodes.map((code) => (
            <Checkbox key={code} label={expertsEn.languages[code]} checked={value.languages.includes(code)} onChange={(event) => set({ languages: languageCodes.filter((l) => (l === code ? event.target.checked : value.languages.includes(l))) })} />
          ))}
        </div>
        {errors.languages ? <p className="text-small text-danger-text">{errors.languages}</p> : null}
      </fieldset>
      <Field label={t.zone} disabled={disabled}><Combobox choices={timeZoneChoices(value.timeZone)} value={value.timeZone} onChange={(timeZone) => timeZone && set({ timeZone })} /></Field>
      <HomeFields home={value.home} onChange={(home) => set({ home })} error={errors.home} disabled={disabled} />
      <Switch className="sm:col-span-2" label={t.autoAccept} hint={t.autoAcceptHint} checked={value.autoAccept} disabled={disabled} onChange={(event) => set({ autoAccept: event.target.checked })} />
    </div>
  );
}

type HomeProps = { home: LatLng; onChange: (home: LatLng) => void; error: string | undefined; disabled: boolean };

/** Home by ZIP code, or by its degrees. */
function HomeFields({ home, onChange, error, disabled }: HomeProps) {
  const [zip, setZip] = useState('');
  const [lost, setLost] = useState(false);
  const find = async (text: string): Promise<void> => {
    setZip(text);
    setLost(false);
    if (!/^\d{5}$/.test(text)) return;
    const found = await client.customers.locateZip.query({ zip: text }).catch(() => null);
    if (found) onChange({ lat: found.lat, lng: found.lng });
    else setLost(true);
  };
  const degrees = (text: string): number => Math.round(Number(text) * 1e6) / 1e6 || 0;
  return (
    <fieldset disabled={disabled} className="grid min-w-0 gap-3 sm:col-span-2 sm:grid-cols-3">
      <legend className="mb-1 font-medium">{t.home}<span className="block text-small font-normal text-muted">{t.homeHint}</span></legend>
      <Field label={t.homeZip} error={lost ? t.homeLost : undefined}><TextInput inputMode="numeric" maxLength={5} value={zip} onChange={(event) => void find(event.target.value)} /></Field>
      <Field label={t.lat} error={error}><TextInput type="number" step="any" value={home.lat || ''} onChange={(event) => onChange({ ...home, lat: degrees(event.target.value) })} /></Field>
      <Field label={t.lng}><TextInput type="number" step="any" value={home.lng || ''} onChange={(event) => onChange({ ...home, lng: degrees(event.target.value) })} /></Field>
    </fieldset>
  );
}
