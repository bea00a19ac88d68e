/** The squad's mark: an ink square with the hi-vis band. */
export function BrandMark(props: { size?: number | undefined }) {
  const size = props.size ?? 24;
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" className="shrink-0">
      <rect width="24" height="24" rx="6" fill="#1c2024" />
      <path d="M6.5 4.5 12 14l5.5-9.5" fill="none" stroke="#bdee63" strokeWidth="3" strokeLinejoin="round" strokeLinecap="round" />
      <path d="M5 18.5h14" stroke="#bdee63" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
