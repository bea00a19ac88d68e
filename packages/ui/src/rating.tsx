import { Angry, Frown, Laugh, Meh, Smile } from 'lucide-react';
import { useId } from 'react';
import { useUiMessages } from './locale.tsx';

export type RatingValue = 1 | 2 | 3 | 4 | 5;

const faces = [
  { value: 1, icon: Angry },
  { value: 2, icon: Frown },
  { value: 3, icon: Meh },
  { value: 4, icon: Smile },
  { value: 5, icon: Laugh },
] as const;

export type RatingProps = {
  label: string;
  value: RatingValue | null;
  onChange: (value: RatingValue) => void;
  /** Replaces the five words, worst first. */
  words?: readonly string[] | undefined;
  hideLabel?: boolean | undefined;
};

/** Five faces as one radio group: Tab enters, arrows choose. */
export function Rating(props: RatingProps) {
  const messages = useUiMessages();
  const name = useId();
  const words = props.words ?? messages.ratings;
  return (
    <fieldset className="min-w-0">
      <legend className={props.hideLabel ? 'sr-only' : 'mb-2 font-medium'}>{props.label}</legend>
      <div className="grid max-w-md grid-cols-5 gap-1.5">
        {faces.map(({ value, icon: Icon }) => (
          <label
            key={value}
            className="focus-ring-within flex min-h-18 flex-col items-center justify-center gap-1.5 rounded-card border border-line bg-surface px-1 py-2 text-center text-muted transition-colors hover:bg-hover hover:text-ink has-checked:border-primary has-checked:bg-primary has-checked:text-on-primary hc:has-checked:border-[Highlight]"
          >
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <Icon aria-hidden className="size-7 stroke-[1.5]" />
            <span className="text-12 leading-tight">{words[value - 1]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
