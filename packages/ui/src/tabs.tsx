import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type TabItem<Value extends string = string> = { value: Value; label: ReactNode; count?: number | undefined; content: ReactNode };

export type TabsProps<Value extends string> = {
  /** Spoken name of the tab list. */
  label: string;
  tabs: readonly TabItem<Value>[];
  value?: Value | undefined;
  defaultValue?: Value | undefined;
  onChange?: ((value: Value) => void) | undefined;
  className?: string | undefined;
};

/** Views of one thing; arrow keys move between them. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const first = props.defaultValue ?? props.tabs[0]?.value ?? null;
  return (
    <Base.Root
      {...(props.value === undefined ? { defaultValue: first } : { value: props.value })}
      onValueChange={(value: Value) => props.onChange?.(value)}
      className={props.className}
    >
      <Base.List
        aria-label={props.label}
        activateOnFocus
        className="relative flex gap-4 overflow-x-auto overflow-y-hidden border-b border-line px-1"
      >
        {props.tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="inline-flex min-h-control shrink-0 items-center gap-1.5 rounded-t-control px-1 font-medium text-muted -outline-offset-2! transition-colors hover:text-ink data-active:text-ink"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="tabular rounded-pill bg-sunken px-1.5 text-12 text-ink">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-primary transition-[translate,width] hc:bg-[Highlight]" />
      </Base.List>
      {props.tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-offset-4!">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
