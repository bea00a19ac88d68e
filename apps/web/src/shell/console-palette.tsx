import { Dialog, Kbd, TextInput } from '@sysops/ui';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { consoleEn as t } from '../messages/console-en.ts';
import { usePaletteResults, type PaletteRow } from './use-palette-results.tsx';

/** One field for everything: numbers, names, phones and commands. Opens by Ctrl K or ⌘ K. */
export function ConsolePalette(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { onOpenChange } = props;
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpenChange(true);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onOpenChange]);
  return (
    <Dialog open={props.open} onOpenChange={onOpenChange} title={t.palette.open} initialFocus={input}>
      {props.open ? <PaletteBody input={input} close={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function PaletteBody({ input, close }: { input: React.RefObject<HTMLInputElement | null>; close: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { rows, searching } = usePaletteResults(text, true);
  const index = Math.min(at, Math.max(0, rows.length - 1));
  const take = (row: PaletteRow | undefined): void => {
    if (!row) return;
    close();
    row.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 8, PageUp: index - 8 };
    const to = steps[event.key];
    if (to !== undefined) setAt(Math.max(0, Math.min(rows.length - 1, to)));
    else if (event.key === 'Enter') take(rows[index]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-3">
      <TextInput
        ref={input}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={rows[index] ? `palette-${rows[index].id}` : undefined}
        aria-autocomplete="list"
        aria-label={t.palette.label}
        placeholder={t.palette.placeholder}
        autoComplete="off"
        spellCheck={false}
        icon={<Search />}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="sr-only">{searching ? t.palette.searching : t.palette.results(rows.length)}</p>
      <PaletteList rows={rows} index={index} onTake={take} />
      {rows.length === 0 ? <p className="py-4 text-center text-muted">{searching ? t.palette.searching : t.palette.nothing}</p> : null}
      <p aria-hidden className="flex items-center gap-2 text-12 text-muted">
        <Kbd>↑</Kbd><Kbd>↓</Kbd> {t.palette.keys} <Kbd>↵</Kbd> {t.palette.enter}
      </p>
    </div>
  );
}

function PaletteList({ rows, index, onTake }: { rows: readonly PaletteRow[]; index: number; onTake: (row: PaletteRow) => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const groups = [...Map.groupBy(rows, (row) => row.group)];
  return (
    <div ref={list} role="listbox" id="palette-list" aria-label={t.palette.label} tabIndex={-1} className="max-h-[min(24rem,50dvh)] overflow-y-auto">
      {groups.map(([group, members]) => (
        <div key={group} role="group" aria-label={group} className="pb-2">
          <p aria-hidden className="px-2 py-1 text-12 text-muted">{group}</p>
          {members.map((row) => (
            // Keys work in the field above: the field points at the present option.
            <div
              key={row.id}
              id={`palette-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={rows[index] === row}
              onMouseDown={(event) => event.preventDefault()}
              onPointerUp={() => onTake(row)}
              className="flex min-h-9 cursor-default items-center justify-between gap-4 rounded-control px-2 py-1 hover:bg-hover aria-selected:bg-pressed"
            >
              <span className="min-w-0">
                <span className="block truncate">{row.label}</span>
                {row.note ? <span className="block truncate text-12 text-muted">{row.note}</span> : null}
              </span>
              {row.shortcut ? <Kbd>{row.shortcut}</Kbd> : null}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
