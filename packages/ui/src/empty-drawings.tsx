export type EmptyDrawing = 'inbox' | 'calendar' | 'search' | 'tools' | 'plug' | 'map';

const paths: Record<EmptyDrawing, string> = {
  inbox: 'M18 62V34l12-16h60l12 16v28a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6ZM18 40h26l5 10h22l5-10h26',
  calendar: 'M22 24h76v44H22ZM22 38h76M40 16v14M80 16v14M38 50h10M56 50h10M74 50h10M38 60h10M56 60h10',
  search: 'M52 62a22 22 0 1 0 0-44 22 22 0 0 0 0 44ZM68 56l20 16M42 40h20',
  tools: 'M26 68 56 38a14 14 0 0 1 18-18l-9 9 2 8 8 2 9-9a14 14 0 0 1-18 18L36 74M88 70 70 52M92 66 74 48',
  plug: 'M14 46h26M40 32v28h10a14 14 0 0 0 14-14 14 14 0 0 0-14-14ZM64 40h10M64 52h10M82 46h24M78 34v24',
  map: 'M18 26l28-8 28 8 28-8v44l-28 8-28-8-28 8ZM46 18v44M74 26v44',
};

/** One quiet line drawing on a ground line. */
export function EmptyDrawingArt(props: { drawing: EmptyDrawing }) {
  return (
    <svg aria-hidden viewBox="0 0 120 84" className="h-21 w-30 text-neutral-9" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round">
      <path d="M6 78h108" className="text-neutral-7" stroke="currentColor" />
      <path d={paths[props.drawing]} />
    </svg>
  );
}
