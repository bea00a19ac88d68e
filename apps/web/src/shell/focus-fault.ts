/** After a check: leads keyboard, screen reader and eye to the first answer that is wrong or missing. */
export function focusFirstFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby] input');
    field?.focus({ preventScroll: true });
    field?.closest('fieldset, label, [data-invalid]')?.scrollIntoView({ block: 'center' });
  });
}
