/** Ink and paper; lime only for what is happening now. Neutrals are Radix slate, light and dark. */
export const style = `
:root { color-scheme: light dark;
  --paper: #fcfcfd; --sheet: #ffffff; --wash: #f0f0f3; --line: #d9d9e0; --edge: #8b8d98; --soft: #60646c; --ink: #1c2024;
  --signal: #bdee63; --on-signal: #1c2024; --bad-fill: #ffdbdc; --bad-ink: #641723; --focus: #1c2024; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #111113; --sheet: #18191b; --wash: #212225; --line: #363a3f; --edge: #696e77; --soft: #b0b4ba; --ink: #edeef0;
  --bad-fill: #3b1219; --bad-ink: #ffd1d9; --focus: #bdee63; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Geist Variable", Geist, system-ui, -apple-system, "Segoe UI", sans-serif; }
a { color: inherit; text-underline-offset: 3px; text-decoration-thickness: 1px; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 6px; }
.notice { background: var(--ink); color: var(--paper); font-size: 14px; font-weight: 550; text-align: center; padding: 8px 16px; }
.top, main { max-width: 1040px; margin: 0 auto; padding: 0 20px; }
.top { display: flex; align-items: center; gap: 12px; min-height: 64px; }
.top a { text-decoration: none; font-weight: 650; }
.live { margin-left: auto; display: flex; align-items: center; gap: 8px; color: var(--soft); font-size: 13px; }
.live::before { content: ""; width: 8px; height: 8px; border-radius: 999px; background: var(--edge); }
.live.on::before { background: var(--signal); box-shadow: 0 0 0 1px var(--on-signal); animation: pulse 2s ease-in-out infinite; }
@keyframes pulse { 50% { opacity: .4; } }
@media (prefers-reduced-motion: reduce) { .live.on::before { animation: none; } }
main { padding-bottom: 64px; }
h1 { font-size: 28px; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; margin: 16px 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 14px; font-weight: 550; color: var(--soft); margin: 0; }
p { margin: 0 0 16px; }
.lead, .meta { color: var(--soft); }
.meta { font-size: 13px; }
.num { font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin-top: 24px; align-items: start; }
@media (max-width: 720px) { .columns { grid-template-columns: minmax(0, 1fr); } }
.columns > section { min-width: 0; }
.heading { display: flex; justify-content: space-between; align-items: baseline; padding: 0 2px 8px; }
.list { list-style: none; margin: 0; padding: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.list li + li { border-top: 1px solid var(--line); }
.row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding: 12px 16px; text-decoration: none; transition: background 120ms ease-out; }
.row:hover { background: var(--wash); }
.row b { font-weight: 550; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row span { color: var(--soft); font-size: 14px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row time, .row .count { color: var(--soft); font-size: 13px; text-align: right; font-variant-numeric: tabular-nums; }
.row.fresh b::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 8px; border-radius: 999px; background: var(--signal); box-shadow: 0 0 0 1px var(--on-signal); }
.empty { border: 1px dashed var(--line); border-radius: 10px; padding: 32px 16px; text-align: center; color: var(--soft); }
.search { display: flex; gap: 8px; margin-top: 20px; }
input, textarea, select { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 6px; padding: 9px 12px; width: 100%; min-width: 0; }
button, .button { font: inherit; font-weight: 550; color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: 6px; padding: 9px 16px; min-height: 44px; cursor: pointer; text-decoration: none; display: inline-block; }
button.quiet, .button.quiet { color: var(--ink); background: var(--sheet); border-color: var(--edge); }
.thread { display: flex; flex-direction: column; gap: 12px; margin: 24px 0; max-width: 640px; }
.bubble { max-width: 85%; padding: 10px 14px; border-radius: 10px; background: var(--sheet); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; align-self: flex-start; }
.bubble.mine { align-self: flex-end; background: var(--ink); color: var(--paper); border-color: var(--ink); }
.bubble + .meta { margin: -8px 4px 0; }
.mine + .meta { align-self: flex-end; }
.bad { background: var(--bad-fill); color: var(--bad-ink); border-radius: 999px; padding: 1px 8px; font-size: 13px; font-weight: 550; }
.alert { background: var(--bad-fill); color: var(--bad-ink); border-radius: 10px; padding: 12px 16px; margin: 16px 0; }
.reply { position: sticky; bottom: 0; max-width: 640px; display: grid; gap: 8px; padding: 12px 0 16px; background: var(--paper); border-top: 1px solid var(--line); }
.reply .line { display: flex; gap: 8px; }
.quick { display: flex; flex-wrap: wrap; gap: 8px; }
.quick button { min-height: 36px; padding: 4px 12px; font-size: 14px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 12px 0 20px; font-size: 14px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin: 8px 0 24px; }
pre.sheet { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
iframe { display: block; width: 100%; height: 560px; border: 1px solid var(--line); border-radius: 10px; background: #fff; margin: 8px 0 24px; }
.narrow { max-width: 480px; }
.narrow form { display: grid; gap: 8px; margin-top: 16px; }
.total { display: flex; justify-content: space-between; gap: 16px; padding: 4px 0; font-variant-numeric: tabular-nums; }
.total.sum { border-top: 1px solid var(--line); margin-top: 8px; padding-top: 12px; font-weight: 650; }
.card { display: flex; justify-content: space-between; gap: 12px; text-align: left; }
.card small { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
`;
