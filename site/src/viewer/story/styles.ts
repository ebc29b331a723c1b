// How pins, their cards and tours look.
export const storyStyles = `
.pins { position: absolute; inset: 0; margin: 0; padding: 0; list-style: none; overflow: hidden; opacity: 0; visibility: hidden; transition: opacity 240ms ease-out, visibility 0s 240ms; }
:host([data-drawn]) .pins { opacity: 1; visibility: visible; transition-delay: 0s; }
:host([data-drawn][data-idle]) .pins:not(:focus-within) { opacity: 0; }
:host([pins="off"]) .pins { display: none; }
.pins li { position: absolute; inset: 0 auto auto 0; inline-size: 0; block-size: 0; z-index: 1; }
.pins li[hidden] { display: none; }
.pins button { position: absolute; translate: -50% -50%; padding: 0; pointer-events: auto; background: none; }
.pins b { display: grid; place-items: center; box-sizing: border-box; inline-size: 1.75rem; block-size: 1.75rem; border-radius: 50%; background: var(--_veil); border: 1.5px solid var(--_on); font-weight: 400; font-variant-numeric: tabular-nums; transition: background-color 200ms ease-out, color 200ms ease-out; }
.pins button:hover b, .pins button[aria-expanded="true"] b { background: var(--_on); color: #1f1b17; }
.pins button[aria-current] b { background: var(--_gold); border-color: var(--_gold); color: #1f1b17; }
.pins .behind { z-index: 0; }
.pins .behind b { opacity: 0.4; border-style: dashed; }
.pins .behind button:is(:hover, :focus-visible) b { opacity: 1; }
.card { position: absolute; inset: 0.75rem auto auto 0.75rem; z-index: 2; inline-size: min(20rem, calc(100% - 1.5rem)); max-block-size: calc(100% - 5.5rem); overflow: auto; overscroll-behavior: contain; box-sizing: border-box; padding: 0.75rem 3.25rem 0.85rem 1rem; background: rgb(20 18 15 / 88%); border-inline-start: 3px solid var(--_gold); border-radius: 2px;
  font-size: 0.9375rem; line-height: 1.7; pointer-events: auto; text-wrap: pretty; }
.card[hidden] { display: none; }
.card strong { font-weight: 600; }
.card p { margin: 0.15rem 0 0; }
.card p:empty { display: none; }
.card button { position: absolute; inset: 0.15rem 0.15rem auto auto; }
.card button span { display: none; }
.card-picture { display: block; inline-size: auto; max-inline-size: 100%; block-size: auto; max-block-size: 10rem; margin-block: 0.35rem; border-radius: 1px; }
.tour { position: absolute; --_row: calc(max(0.75rem, env(safe-area-inset-bottom)) + 44px + 0.5rem); inset: auto 0.5rem var(--_row); z-index: 2; display: flex; flex-direction: column; box-sizing: border-box; max-block-size: min(26rem, max(55cqh, 10rem)); background: rgb(20 18 15 / 90%); border-inline-start: 3px solid var(--_gold); border-radius: 2px; pointer-events: auto; font-size: 0.9375rem; line-height: 1.7; animation: tools-rise 240ms ease-out; }
.tour[hidden] { display: none; }
.tour header { display: flex; align-items: center; flex: none; gap: 0.75rem; padding-inline-start: 1rem; }
.tour h2 { flex: 1; min-inline-size: 0; margin: 0; font-size: 0.8125rem; font-weight: 400; color: #d8d0c2; overflow-wrap: anywhere; }
.tour-progress { flex: none; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.tour-leave span, .tour-leave ~ button span { display: none; }
.tour-body { flex: 0 1 auto; min-block-size: 1.75rem; overflow: auto; overscroll-behavior: contain; padding: 0 1rem; }
.tour-body:focus-visible { outline: 2px solid var(--_gold); outline-offset: -2px; }
.tour h3 { margin: 0; font: 400 1.125rem/1.5 var(--serif, "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif); }
.tour p { margin: 0.1rem 0 0; text-wrap: pretty; word-break: auto-phrase; line-break: strict; }
.tour-row { display: flex; flex: none; justify-content: space-between; gap: 0.5rem; padding: 0.4rem 0.5rem 0.5rem; }
.tour-row button { padding: 0 0.9rem; border: 1px solid rgb(246 242 234 / 34%); }
.tour-row button[aria-disabled="true"] { opacity: 0.5; cursor: default; }
.tour-row .tour-next { flex-direction: row-reverse; }
@container (min-width: 40rem) { .tour { inset: auto auto var(--_row) 0.75rem; inline-size: 22rem; } }
.tool-move { display: grid; gap: 0.9rem; }
.tool-move .tool-grid { grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr)); }
.tool-move button span { white-space: normal; }
@media (forced-colors: active) { .tour { border: 1px solid ButtonText; } .pins b { forced-color-adjust: none; background: Canvas; color: CanvasText; border-color: CanvasText; }
  .pins button[aria-current] b, .pins button[aria-expanded="true"] b, .pins button:hover b { background: Highlight; color: HighlightText; } }
`;
