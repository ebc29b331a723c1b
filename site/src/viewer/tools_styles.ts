// How the tools look: a quiet dark panel at the side of wide stages, a sheet at the bottom of narrow ones.
export const toolsStyles = `
.tools { position: absolute; inset: auto 0 0; z-index: 3; display: flex; flex-direction: column; box-sizing: border-box; max-block-size: 58cqh; background: rgb(20 18 15 / 92%); border-block-start: 1px solid rgb(246 242 234 / 18%); pointer-events: auto; font-size: 0.9375rem; line-height: 1.6; animation: tools-rise 240ms ease-out; }
.tools[data-tool] { max-block-size: 46cqh; } /* the cross in the middle stays in sight */
.tools[hidden] { display: none; }
@keyframes tools-rise { from { opacity: 0; transform: translateY(8px); } }
.frame:has(.tools:not([hidden])) .row { visibility: hidden; opacity: 0; }
.tools header { display: flex; align-items: center; flex: none; gap: 0.25rem; padding: 0.15rem 0.25rem 0.15rem 0.85rem; border-block-end: 1px solid rgb(246 242 234 / 12%); }
.tools header:has(button:first-child:not([hidden])) { padding-inline-start: 0.25rem; }
.tools header h2 { flex: 1; margin: 0; font-size: 0.9375rem; font-weight: 600; letter-spacing: 0.04em; outline: none; }
.tools header h2:focus-visible { text-decoration: underline; text-decoration-color: var(--_gold); text-underline-offset: 0.3em; }
.tools header button[hidden] { display: none; }
.tools header button span { display: none; }
.tools-body { overflow: auto; overscroll-behavior: contain; padding: 0.5rem; padding-block-end: max(0.5rem, env(safe-area-inset-bottom)); }
.tools-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.75rem, 1fr)); gap: 2px; margin: 0; padding: 0; list-style: none; }
.tools-list button { inline-size: 100%; min-block-size: 3rem; justify-content: flex-start; gap: 0.65rem; padding: 0.25rem 0.6rem; text-align: start; font-size: 0.875rem; line-height: 1.35; }
.tools-list button span { white-space: normal; word-break: auto-phrase; text-wrap: balance; }
.tools p { margin: 0 0.35rem 0.6rem; text-wrap: pretty; word-break: auto-phrase; }
.tools .quiet { color: #c9c1b3; font-size: 0.8125rem; }
.tool-grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(5rem, 1fr)); gap: 0.35rem; }
.tool-grid button { padding: 0.2rem 0.3rem; font-size: 0.8125rem; line-height: 1.3; }
.tool-grid button span { white-space: normal; word-break: auto-phrase; text-wrap: balance; }
.tool-grid button, .tool-main, .tool-row button { border: 1px solid rgb(246 242 234 / 34%); }
.tool-main { inline-size: 100%; }
.tool-row { display: flex; flex-wrap: wrap; gap: 0.35rem; margin-block: 0.35rem; }
.tool-row button { flex: 1 1 auto; }
.tools button[aria-pressed="true"] { background: var(--_on); color: #1f1b17; }
.tools button:disabled { opacity: 0.45; cursor: default; }
.tool-switch { display: flex; align-items: center; gap: 0.6rem; min-block-size: 2.75rem; margin-block-start: 0.35rem; padding-inline: 0.35rem; cursor: pointer; }
.tool-switch input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--_gold); }
.tool-field { display: grid; gap: 0.2rem; margin: 0 0.35rem 0.6rem; }
.tool-field input { box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; padding: 0 0.6rem; border: 1px solid rgb(246 242 234 / 45%); border-radius: 2px; background: rgb(0 0 0 / 25%); color: inherit; font: inherit; font-size: 0.8125rem; text-overflow: ellipsis; }
.tool-field input:focus-visible, .tool-switch input:focus-visible, .tools-body:focus-visible { outline: 2px solid var(--_gold); outline-offset: 1px; }
.measured { display: block; min-block-size: 1.6em; margin: 0.65rem 0.35rem 0.15rem; user-select: text; -webkit-user-select: text; text-wrap: pretty; }
.measured.is-value { font-size: 1.3125rem; line-height: 1.5; font-variant-numeric: tabular-nums; }
.tool-measure > .quiet:not(:last-child):empty { display: none; }
.marks { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
.marks polyline { fill: none; stroke: #f6f2ea; stroke-width: 1.75; stroke-linejoin: round; }
.marks .under { stroke: rgb(20 18 15 / 75%); stroke-width: 4.5; }
.marks circle { fill: #f6f2ea; stroke: rgb(20 18 15 / 80%); stroke-width: 2; }
.marks text { fill: #f6f2ea; stroke: rgb(20 18 15 / 85%); stroke-width: 4; paint-order: stroke; font-size: 0.875rem; text-anchor: middle; font-variant-numeric: tabular-nums; }
.marks .cross { fill: none; stroke: #f6f2ea; stroke-width: 1.5; filter: drop-shadow(0 0 1.5px rgb(0 0 0 / 90%)); }
.marks.without-cross .cross { display: none; }
.tools[data-tool="rollout"] { max-block-size: 66cqh; }
.tools[data-tool="rollout"] .tools-body { display: flex; min-block-size: 0; }
.tool-rollout { display: flex; flex-direction: column; flex: 1; min-inline-size: 0; min-block-size: 0; }
.tool-rollout .tool-row { flex: none; margin-block-start: 0; }
.tool-rollout > p { flex: none; margin-block: 0.35rem 0; }
.rollout-scroller { flex: 0 1 auto; min-block-size: 4rem; overflow: auto; overscroll-behavior: contain; background: rgb(0 0 0 / 30%); }
.rollout-scroller[hidden] { display: none; }
.rollout-sheet { position: relative; inline-size: 100%; }
.rollout-sheet canvas { position: static; inline-size: 100%; block-size: auto; opacity: 1; cursor: crosshair; touch-action: manipulation; }
.rollout-sheet canvas:focus-visible { outline: 2px solid var(--_gold); outline-offset: -2px; }
.rollout-cursor { position: absolute; inline-size: 1.25rem; block-size: 1.25rem; translate: -50% -50%; border-radius: 50%; box-sizing: border-box; border: 2px solid #f6f2ea; box-shadow: 0 0 0 1.5px rgb(20 18 15 / 80%), inset 0 0 0 1.5px rgb(20 18 15 / 80%); pointer-events: none; }
.picture-preview { margin-block: 0.5rem; }
.picture-preview canvas { position: static; opacity: 1; display: block; inline-size: auto; block-size: auto; max-inline-size: 100%; max-block-size: 18rem; margin-inline: auto; }
.scale { position: absolute; inset: auto auto 4.1rem 0.85rem; display: grid; grid-template-columns: auto auto; justify-content: start; align-items: baseline; column-gap: 0.5rem; font-size: 0.8125rem; line-height: 1.35; text-shadow: 0 0 3px rgb(20 18 15 / 85%), 0 0 2px rgb(20 18 15 / 85%); visibility: hidden; }
:host([data-drawn]) .scale { visibility: visible; }
.scale[hidden] { display: none; }
.scale i { grid-column: 1 / -1; block-size: 0.3rem; box-sizing: border-box; border: 1.5px solid var(--_on); border-block-start: 0; filter: drop-shadow(0 0 1.5px rgb(20 18 15 / 90%)); margin-block-end: 0.15rem; }
.scale b { font-weight: 600; font-variant-numeric: tabular-nums; }
.frame:has(.tools:not([hidden])) .scale { inset-block: 0.75rem auto; }
.overlay { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
@container (min-width: 40rem) {
  .tools, .tools[data-tool] { inset: 0.75rem 0.75rem 4.25rem auto; inline-size: 20rem; max-block-size: none; block-size: max-content; max-height: calc(100% - 5rem); border: 1px solid rgb(246 242 234 / 16%); border-radius: 2px; }
  .frame:has(.tools:not([hidden])) .row { visibility: visible; opacity: 1; }
  .tools[data-tool="rollout"] { inset: auto 0.75rem 4.25rem 0.75rem; inline-size: auto; max-height: 46%; max-block-size: 46%; }
  .frame:has(.tools[data-tool="rollout"]) .scale { inset-block: 0.75rem auto; }
  .tools-list { grid-template-columns: 1fr; }
  .tool-grid { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); }
  .tool-grid button { font-size: 0.875rem; }
  .frame:has(.tools:not([hidden])) .scale { inset-block: auto 4.1rem; }
}
@media (forced-colors: active) { .tools { border: 1px solid ButtonText; } .tools button[aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
`;
