import { createContext, use } from 'react';

export const FieldContext = createContext<{ required: boolean }>({ required: false });

/** `aria-required` rather than `required`: the form says what is missing in our words, not the browser's. */
export function useAriaRequired(): { 'aria-required'?: true } {
  return use(FieldContext).required ? { 'aria-required': true } : {};
}
