import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useUiMessages } from './locale.tsx';
import { Segmented } from './segmented.tsx';
import { applyTheme, readTheme, type Theme } from './theme.ts';

/** System, light or dark. */
export function ThemeSwitch(props: { iconsOnly?: boolean | undefined; wide?: boolean | undefined }) {
  const messages = useUiMessages();
  const [theme, setTheme] = useState<Theme>(readTheme);
  return (
    <Segmented
      label={messages.theme}
      value={theme}
      iconsOnly={props.iconsOnly}
      wide={props.wide}
      choices={[
        { value: 'system', label: messages.themeSystem, icon: <Monitor /> },
        { value: 'light', label: messages.themeLight, icon: <Sun /> },
        { value: 'dark', label: messages.themeDark, icon: <Moon /> },
      ]}
      onChange={(next) => {
        applyTheme(next);
        setTheme(next);
      }}
    />
  );
}
