import { AreaMap, Button, Checkbox } from '@sysops/ui';
import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import type { Pin } from './profile-draft.ts';

type PinMapProps = {
  pin: Pin;
  city: string;
  confirmed: boolean;
  error: string | undefined;
  onMove: (pin: Pin) => void;
  onConfirm: (confirmed: boolean) => void;
};

/** Shown around the pin, so that the map has a scale that a person knows. */
const aroundKm = 1.5;

/** Where the address lies; a person moves the pin, takes his position, or says that it is near enough. */
export function PinMap(props: PinMapProps) {
  const t = useCustomerTexts().register;
  const [refused, setRefused] = useState(false);
  const takePosition = (): void => {
    setRefused(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => props.onMove({ lat: coords.latitude, lng: coords.longitude }),
      () => setRefused(true),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="text-18">{t.pinTitle}</h2>
        <p className="mt-1 text-muted">{t.pinText(props.city)}</p>
      </div>
      <AreaMap label={t.pinMap} className="h-64" editable={{ ...props.pin, radiusKm: aroundKm, fixed: true }} onChange={({ lat, lng }) => props.onMove({ lat, lng })} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Checkbox label={t.pinConfirm} checked={props.confirmed} aria-invalid={props.error ? true : undefined} onChange={(event) => props.onConfirm(event.currentTarget.checked)} />
        <Button size="small" icon={<LocateFixed />} onClick={takePosition}>{t.pinHere}</Button>
      </div>
      <div role="status" className="text-small empty:hidden">
        {refused ? <p className="text-muted">{t.pinRefused}</p> : null}
        {props.error ? <p className="text-danger-text">{props.error}</p> : null}
      </div>
    </div>
  );
}
