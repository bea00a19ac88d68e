import { LoaderCircle } from 'lucide-react';
import { useUiMessages } from './locale.tsx';

/** Small turning mark. Inside a busy button give `label={null}`: the button speaks itself. */
export function Spinner(props: { size?: number; label?: string | null }) {
  const messages = useUiMessages();
  const label = props.label === undefined ? messages.loading : props.label;
  return (
    <span className="inline-flex" {...(label ? { role: 'status' } : {})}>
      <LoaderCircle aria-hidden size={props.size ?? 16} strokeWidth={1.75} className="spin" />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
