/** How far a row of screens has got. */
export function StepProgress({ label, step, of }: { label: string; step: number; of: number }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-small text-muted tabular">{label}</p>
      <div aria-hidden className="flex gap-1.5">
        {Array.from({ length: of }, (_, index) => <span key={index} className={`h-1 flex-1 rounded-pill ${index <= step ? 'bg-primary' : 'bg-neutral-5'}`} />)}
      </div>
    </div>
  );
}
