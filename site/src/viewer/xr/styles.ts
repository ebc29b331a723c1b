// The look of the overlay. It lies over a camera's picture, so every word has its own ground.
export const overlayStyles = `
:host { position: fixed; inset: 0; z-index: 2147483000; }
.area { position: absolute; inset: 0; touch-action: none; user-select: none; -webkit-user-select: none; overflow: hidden; color: #f1ece2;
  font: 1rem/1.5 var(--sans, system-ui, sans-serif); }
svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
polygon { fill: rgb(217 182 92 / 0.16); stroke: #d9b65c; stroke-width: 2; vector-effect: non-scaling-stroke; }
button { font: inherit; color: inherit; min-width: 2.75rem; min-height: 2.75rem; padding: 0.4rem 0.8rem; border: 1px solid #6b645b; border-radius: 0.5rem;
  background: rgb(20 18 15 / 0.86); touch-action: manipulation; }
button:focus-visible { outline: 3px solid #d9b65c; outline-offset: 2px; }
.leave { position: absolute; top: max(0.75rem, env(safe-area-inset-top)); inset-inline-end: 0.75rem; }
.line { position: absolute; top: calc(max(0.75rem, env(safe-area-inset-top)) + 3.5rem); left: 50%; transform: translateX(-50%); margin: 0; width: max-content; max-width: calc(100% - 4rem); padding: 0.5rem 0.9rem;
  border-radius: 0.5rem; background: rgb(20 18 15 / 0.86); text-align: center; text-wrap: balance; }
.line:empty { display: none; }
.tools { position: absolute; bottom: max(0.75rem, env(safe-area-inset-bottom)); left: 50%; transform: translateX(-50%); display: grid; gap: 0.5rem; width: max-content; max-width: calc(100% - 1.5rem); }
.tools[hidden] { display: none; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: center; }
.percent { min-width: 4.5rem; padding: 0.5rem; border-radius: 0.5rem; background: rgb(20 18 15 / 0.86); text-align: center; font-variant-numeric: tabular-nums; }
@media (forced-colors: active) { .line, .percent { border: 1px solid; } }
`;
