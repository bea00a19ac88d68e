import { Section } from '../src/index.ts';

const neutrals = Array.from({ length: 12 }, (_, index) => index + 1);
const tones = ['blue', 'violet', 'lime', 'amber', 'jade', 'red'];

export function Type() {
  return (
    <Section title="Type and colour" intro="Ink on paper, and one lime that means now.">
      <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5">
        <p className="font-display text-40 font-bold tracking-[-0.02em] sm:text-56">Help that turns up</p>
        <p className="text-28 font-bold tracking-[-0.015em]">Page title 28</p>
        <p className="text-22 font-bold">Card title 22</p>
        <p className="text-18 font-bold">Section 18</p>
        <p className="text-16">Body 16. Your expert arrives between 10:20 and 10:40. <a href="#main" className="link">Change the time</a></p>
        <p className="text-13 text-muted">Dense body 13 in muted ink · <span className="font-mono">TK-10482</span> · <span className="tabular">(415) 555-0132</span></p>
      </div>
      <div aria-hidden className="grid grid-cols-12 overflow-hidden rounded-card border border-line">
        {neutrals.map((step) => (
          <span key={step} className="h-10" style={{ background: `var(--neutral-${step})` }} />
        ))}
        {tones.flatMap((tone) => [3, 9].map((step) => <span key={tone + step} className="h-10" style={{ background: `var(--${tone}-${step})` }} />))}
      </div>
    </Section>
  );
}
