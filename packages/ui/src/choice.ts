import type { ReactNode } from 'react';

/** One thing to choose, for Select, Combobox, RadioCards and Segmented. */
export type Choice<Value extends string = string> = {
  value: Value;
  label: string;
  /** Second line or small print. */
  note?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
};
