import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useUiMessages } from './locale.tsx';

/** A code with a button that copies it. If the clipboard is refused, the code gets selected instead. */
export function CopyText(props: { text: string }) {
  const messages = useUiMessages();
  const [copied, setCopied] = useState(false);
  const copy = (event: React.MouseEvent<HTMLButtonElement>) => {
    const code = event.currentTarget.querySelector('code');
    navigator.clipboard.writeText(props.text).then(
      () => setCopied(true),
      () => {
        if (code) getSelection()?.selectAllChildren(code);
      },
    );
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      onBlur={() => setCopied(false)}
      aria-label={`${messages.copy}: ${props.text}`}
      className="inline-flex min-h-control-small max-w-full items-center gap-1.5 rounded-control border border-line bg-surface px-1.5 text-12 transition-colors hover:bg-hover"
    >
      <code className="min-w-0 truncate font-mono select-text">{props.text}</code>
      <Icon aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      <span role="status" className="sr-only">{copied ? messages.copied : ''}</span>
    </button>
  );
}
