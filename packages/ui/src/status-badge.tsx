import { Badge } from './badge.tsx';
import { useUiLocale } from './locale.tsx';
import { statusLooks, statusWord, type StatusAudience, type StatusKey } from './status-words.ts';

export type StatusBadgeProps = {
  status: StatusKey;
  audience?: StatusAudience | undefined;
  /** Replaces the built-in word. */
  label?: string | undefined;
  /** Added after the word, for example why it is paused. */
  detail?: string | undefined;
};

export function StatusBadge(props: StatusBadgeProps) {
  const locale = useUiLocale();
  const { tone, icon: Icon } = statusLooks[props.status];
  const word = props.label ?? statusWord(props.status, props.audience ?? 'staff', locale);
  return (
    <Badge tone={tone} dot live={props.status === 'en_route'} icon={<Icon />}>
      {props.detail ? `${word} · ${props.detail}` : word}
    </Badge>
  );
}
