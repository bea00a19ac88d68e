import { useUiMessages } from './locale.tsx';

/** First element of the page; appears on focus. `main` needs `id="main"` and `tabIndex={-1}`. */
export function SkipLink(props: { target?: string | undefined }) {
  const messages = useUiMessages();
  return (
    <a
      href={`#${props.target ?? 'main'}`}
      className="fixed top-2 left-2 z-60 -translate-y-20 rounded-control bg-primary px-4 py-2 font-medium text-on-primary focus:translate-y-0"
    >
      {messages.skipToContent}
    </a>
  );
}
