import { Switch } from '@sysops/ui';
import { useState } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { askForPosition, usePositionChoice } from './position-choice.ts';

/** The expert's own choice, on top of the phone's permission. */
export function PositionSwitch() {
  const t = useMessages();
  const { sharing, choose } = usePositionChoice();
  const [denied, setDenied] = useState(false);
  const change = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && (await askForPosition());
    setDenied(wanted && !allowed);
    choose(allowed);
  };
  return <Switch label={t.mine.position} hint={denied ? t.mine.positionDenied : t.mine.positionHint} checked={sharing} onChange={(event) => void change(event.target.checked)} />;
}
