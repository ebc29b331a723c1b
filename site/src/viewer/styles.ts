// The viewer's own look. Colours and letters come from the page's tokens; the stage is dark in both themes.
export const styles = `
:host { display: block; position: relative; overflow: hidden; min-block-size: 12rem; color: var(--on-stage, #f6f2ea);
  font: 400 0.8125rem/1.5 var(--sans, system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif); -webkit-tap-highlight-color: transparent; }
:host([hidden]) { display: none; }
:host(:fullscreen), :host([data-wide]) { background: var(--stage-top, #3b3936); }
:host([data-wide]) { position: fixed !important; inset: 0; z-index: 1000; }
.stage, canvas, .poster { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
.stage { outline: none; touch-action: pan-y; cursor: grab; user-select: none; -webkit-user-select: none; }
.stage:active { cursor: grabbing; }
:host(:fullscreen) .stage, :host([data-wide]) .stage { touch-action: none; }
.stage:focus-visible::after { content: ""; position: absolute; inset: 3px; border: 2px solid var(--focus, #d9b65c); pointer-events: none; border-radius: 2px; }
canvas { display: block; opacity: 0; transition: opacity 280ms ease-out; }
:host([data-drawn]) canvas { opacity: 1; }
.poster { pointer-events: none; transition: opacity 280ms ease-out; }
:host([data-drawn]) .poster { opacity: 0; visibility: hidden; transition: opacity 280ms ease-out, visibility 0s 280ms; }
.bar { position: absolute; inset: auto 0 0; block-size: 2px; pointer-events: none; }
.bar i { display: block; block-size: 100%; inline-size: 100%; background: #d9b65c; transform-origin: left; transform: scaleX(0); transition: transform 200ms ease-out, opacity 300ms; }
.row { position: absolute; inset: auto 0 0; display: flex; justify-content: center; gap: 2px; padding: 0.5rem; pointer-events: none;
  transition: opacity 240ms ease-out, transform 240ms ease-out; opacity: 0; visibility: hidden; }
:host([data-drawn]) .row { opacity: 1; visibility: visible; }
:host([data-drawn][data-idle]) .row:not(:focus-within) { opacity: 0; transform: translateY(6px); }
.row > * { pointer-events: auto; }
button { display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; min-inline-size: 2.75rem; min-block-size: 2.75rem; padding: 0 0.6rem; border: 0; border-radius: 2px;
  background: rgb(20 18 15 / 62%); color: inherit; font: inherit; cursor: pointer; letter-spacing: 0.02em; }
button:hover { background: rgb(20 18 15 / 84%); }
button:focus-visible { outline: 2px solid #d9b65c; outline-offset: -3px; }
button span { display: none; white-space: nowrap; }
svg { flex: none; }
@container (min-width: 46rem) { button span { display: inline; } }
.frame { container-type: inline-size; position: absolute; inset: 0; pointer-events: none; }
.menu { position: relative; display: inline-flex; }
.menu ul { position: absolute; inset: auto auto calc(100% + 4px) 50%; translate: -50% 0; margin: 0; padding: 0.25rem; list-style: none; min-inline-size: 9rem; max-block-size: 50cqh; overflow: auto;
  background: rgb(20 18 15 / 88%); border-radius: 2px; }
.menu ul[hidden] { display: none; }
.menu li button { inline-size: 100%; justify-content: flex-start; background: none; white-space: nowrap; }
.menu li button span { display: inline; }
.menu li button:hover { background: rgb(255 255 255 / 10%); }
.hint, .note, .prompt { position: absolute; left: 50%; translate: -50% 0; pointer-events: none; text-align: center; }
.hint { top: 50%; padding: 0.6rem 1rem; background: rgb(20 18 15 / 78%); border-radius: 2px; font-size: 0.9375rem; opacity: 0; transition: opacity 240ms ease-out; white-space: nowrap; }
.hint.on { opacity: 1; }
.note { inset-block-start: 0.75rem; inline-size: max-content; max-inline-size: calc(100% - 1.5rem); padding: 0.6rem 1rem; background: rgb(20 18 15 / 86%); border-radius: 2px; border-inline-start: 3px solid #d9b65c; text-align: start; }
.note[hidden], .prompt[hidden] { display: none; }
.prompt { bottom: 5rem; display: grid; justify-items: center; gap: 0.4rem; animation: sway 1.8s ease-in-out infinite; }
.prompt svg { filter: drop-shadow(0 1px 4px rgb(0 0 0 / 50%)); }
.prompt b { font-weight: 400; padding: 0.15rem 0.7rem; background: rgb(20 18 15 / 62%); border-radius: 1rem; }
@keyframes sway { 0%, 100% { transform: translateX(-14px); } 50% { transform: translateX(14px); } }
dialog { margin: auto; max-inline-size: min(32rem, calc(100vw - 2rem)); border: 0; border-radius: 2px; padding: 1.5rem; background: var(--paper, #fff); color: var(--sumi, #1f1b17); font-size: 0.9375rem; }
dialog::backdrop { background: rgb(20 18 15 / 55%); }
dialog h2 { margin: 0 0 1rem; font: 400 1.3125rem/1.4 var(--serif, serif); }
dialog dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5rem 1.25rem; margin: 0 0 1.25rem; }
dialog dt { color: var(--ash, #6b645b); } dialog dd { margin: 0; }
dialog button { background: none; border: 1px solid var(--edge, #8c8375); padding: 0 1rem; }
dialog button:hover { background: var(--plaster, #faf8f3); }
dialog button span { display: inline; }
@media (max-width: 30rem) { dialog dl { grid-template-columns: 1fr; gap: 0; } dialog dd { margin-block-end: 0.6rem; } }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) { button { border: 1px solid ButtonText; background: ButtonFace; color: ButtonText; } .bar i { background: Highlight; } }
@media print { .frame, canvas { display: none; } .poster { opacity: 1 !important; visibility: visible !important; } }
`;
