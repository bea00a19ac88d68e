import { Button } from '@sysops/ui';

/** Said when an earlier draft was found. */
export function RestoredLine(props: { text: string; startOver: string; onStartOver: () => void }) {
  return (
    <p role="status" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card bg-sunken px-4 py-2">
      {props.text}
      <Button variant="quiet" size="small" onClick={props.onStartOver}>{props.startOver}</Button>
    </p>
  );
}
