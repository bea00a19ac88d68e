import { Card, Segmented, Switch, ThemeSwitch } from '@sysops/ui';
import { useEffect, useState } from 'react';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { readArticles } from '../offline/store.ts';
import { FactList } from '../dispatch/fact-list.tsx';

const contrastKey = 'contrast';

function keepContrast(more: boolean): void {
  if (more) document.documentElement.dataset['contrast'] = 'more';
  else delete document.documentElement.dataset['contrast'];
  try {
    if (more) localStorage.setItem(contrastKey, 'more');
    else localStorage.removeItem(contrastKey);
  } catch {
    // Storage refused: the choice lasts until the app is closed.
  }
}

/** Look, language, and what is on this phone. */
export function AppCard() {
  const t = useMessages();
  const { language, choose } = useLanguage();
  const [more, setMore] = useState(document.documentElement.dataset['contrast'] === 'more');
  const [articles, setArticles] = useState<number | null>(null);
  useEffect(() => {
    readArticles().then((kept) => setArticles(kept.length), (error: unknown) => console.error('The articles on this phone cannot be read', error));
  }, []);
  return (
    <Card title={t.mine.app}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-1.5"><p aria-hidden className="font-medium">{t.mine.theme}</p><ThemeSwitch wide /></div>
        <div className="flex flex-col gap-1.5">
          <p aria-hidden className="font-medium">{t.mine.language}</p>
          <Segmented label={t.mine.language} wide value={language} onChange={choose} choices={[{ value: 'en', label: t.mine.languages.en }, { value: 'es', label: t.mine.languages.es }]} />
        </div>
        <Switch
          label={t.mine.contrast}
          hint={t.mine.contrastHint}
          checked={more}
          onChange={(event) => {
            setMore(event.target.checked);
            keepContrast(event.target.checked);
          }}
        />
        <FactList facts={[{ label: t.mine.articles, value: articles ?? '–' }]} />
      </div>
    </Card>
  );
}
