// The viewer's own look. Letters and colours come from the page's tokens (design-language.md) where it has them; what
// stands over the piece is light on a dark veil by day and by night, because the stage is the same quiet room.
import { lightStyles } from './light/styles';
import { toolsStyles } from './tools_styles';

export const styles = `
:host { display: block; position: relative; overflow: hidden; min-block-size: 12rem;
  --_on: var(--on-stage, #f6f2ea); --_veil: var(--stage-veil, rgb(20 18 15 / 72%)); --_gold: #d9b65c;
  --_paper: var(--paper, #fff); --_plaster: var(--plaster, #faf8f3); --_sumi: var(--sumi, #1f1b17); --_ash: var(--ash, #6b645b); --_line: var(--hairline, #ddd6c8); --_accent: var(--gold, #8a6a1f);
  background: radial-gradient(ellipse var(--pool-width, 137.5%) 110% at 50% 54%, transparent, rgb(0 0 0 / 4.9%) 25%, rgb(0 0 0 / 14%) 50%, rgb(0 0 0 / 19.9%) 75%, rgb(0 0 0 / 22%)),
    linear-gradient(#494643 8%, #56534f 30.5%, #736f69 53%, #8f8a82 75.5%, #9c978e 98%);
  color: var(--_on); font: 400 0.8125rem/1.5 var(--sans, system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif);
  -webkit-tap-highlight-color: transparent; }
@media (prefers-color-scheme: dark) { :host { --_paper: var(--paper, #1d1a16); --_plaster: var(--plaster, #14120f); --_sumi: var(--sumi, #f1ece2); --_ash: var(--ash, #a79e91); --_line: var(--hairline, #38332b); --_accent: var(--gold, #d9b65c); } }
/* 4:5 where the page states no height; a ratio of the element itself would outrank insets on all four sides. */
:host::before { content: ""; display: block; aspect-ratio: 4 / 5; }
:host([hidden]) { display: none; }
/* Important: inside a shadow tree that is what outranks the page's own sizes. */
:host([data-wide]) { position: fixed !important; inset: 0 !important; inline-size: 100vw !important; block-size: 100dvh !important; max-inline-size: none !important; max-block-size: none !important;
  margin: 0 !important; padding: 0; border: 0; z-index: 1000; transform: none !important; }

.stage, canvas, .poster, .poster > img, .frame { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
.poster { pointer-events: none; transition: opacity 280ms ease-out; }
.poster > img, ::slotted(img) { object-fit: contain; }
::slotted(img) { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
.poster > img ~ slot { display: none; }
:host([data-failed]) .poster > img ~ slot { display: contents; }
canvas { display: block; opacity: 0; transition: opacity 280ms ease-out; }
:host([data-drawn]) canvas { opacity: 1; }
:host([data-drawn]) .poster { opacity: 0; visibility: hidden; transition: opacity 280ms ease-out, visibility 0s 280ms; }
.stage { outline: none; touch-action: pan-y; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
:host([data-drawn]) .stage { cursor: grab; }
:host([data-drawn]) .stage:active { cursor: grabbing; }
:host(:fullscreen) .stage, :host([data-wide]) .stage { touch-action: none; }
.stage:focus-visible::after { content: ""; position: absolute; inset: 3px; border: 2px solid var(--_gold); box-shadow: 0 0 0 1px rgb(20 18 15 / 60%), inset 0 0 0 1px rgb(20 18 15 / 60%); pointer-events: none; }

.frame { container-type: size; pointer-events: none; }
.row { position: absolute; inset: auto auto max(0.75rem, env(safe-area-inset-bottom)) 50%; translate: -50% 0; display: flex; inline-size: max-content; max-inline-size: calc(100% - 1rem);
  border-radius: 2px; background: var(--_veil); pointer-events: auto;
  opacity: 0; visibility: hidden; transition: opacity 240ms ease-out, transform 240ms ease-out, visibility 0s 240ms; }
:host([data-drawn]) .row { opacity: 1; visibility: visible; transition-delay: 0s; }
:host([data-drawn][data-idle]) .row:not(:focus-within) { opacity: 0; transform: translateY(6px); pointer-events: none; }
/* A finger does not hover: what has gone would have to be guessed. */
@media (hover: none) { :host([data-drawn][data-idle]) .row:not(:focus-within) { opacity: 0.6; transform: none; pointer-events: auto; } :host([data-drawn][data-idle]) .pins:not(:focus-within) { opacity: 0.6 !important; } }

button { display: inline-flex; align-items: center; justify-content: center; gap: 0.45rem; box-sizing: border-box; min-inline-size: 44px; min-block-size: 44px; margin: 0; padding: 0 0.6rem;
  border: 0; border-radius: 2px; background: none; color: inherit; font: inherit; letter-spacing: 0.02em; cursor: pointer; touch-action: manipulation; transition: background-color 200ms ease-out; }
button:hover { background: rgb(255 255 255 / 12%); }
button:active { background: rgb(255 255 255 / 20%); }
button:focus-visible { outline: 2px solid var(--_gold); outline-offset: -3px; }
button span { white-space: nowrap; }
svg { flex: none; display: block; }
.row > button > span, .menu > button > span { display: none; }
@container (max-width: 21rem) { .row { inline-size: 100%; max-inline-size: none; } .row > * { flex: 1 1 0; min-inline-size: 0; padding: 0; } .menu > button { flex: 1; min-inline-size: 0; padding: 0; } }
@container (min-width: 46rem) { .row > button > span, .menu > button > span { display: inline; } .row button { padding: 0 0.85rem; } }
.menu { position: relative; display: inline-flex; }
.menu ul { position: absolute; inset: auto auto calc(100% + 0.5rem) 50%; translate: -50% 0; margin: 0; padding: 0.25rem; list-style: none; min-inline-size: 9rem; max-block-size: min(20rem, 60cqh); overflow: auto;
  background: rgb(20 18 15 / 90%); border-radius: 2px; }
.menu ul[hidden] { display: none; }
.menu li button { inline-size: 100%; justify-content: flex-start; padding: 0 0.9rem; font-size: 0.9375rem; }

.hint, .note, .invitation { position: absolute; left: 50%; translate: -50% 0; margin: 0; }
.hint { top: 50%; inline-size: max-content; max-inline-size: calc(100% - 2rem); padding: 0.6rem 1.1rem; background: var(--_veil); border-radius: 2px; font-size: 0.9375rem; text-align: center; opacity: 0; transition: opacity 240ms ease-out; }
.hint.on { opacity: 1; }
.note { inset-block-start: 0.75rem; display: none; align-items: center; gap: 0.5rem 1rem; inline-size: max-content; max-inline-size: min(34rem, calc(100% - 1.5rem)); box-sizing: border-box; padding: 0.75rem 1rem;
  background: rgb(20 18 15 / 88%); border-inline-start: 3px solid var(--_gold); border-radius: 2px; font-size: 0.9375rem; line-height: 1.7; pointer-events: auto; }
.note.on { display: flex; flex-wrap: wrap; }
.note p { margin: 0; flex: 1 1 14rem; text-wrap: pretty; }
.note button { border: 1px solid currentcolor; padding: 0 1.1rem; }
.invitation { bottom: 5.25rem; display: grid; justify-items: center; gap: 0.5rem; animation: sway 1.8s ease-in-out infinite; }
.invitation[hidden] { display: none; }
.invitation svg { filter: drop-shadow(0 1px 3px rgb(0 0 0 / 55%)); }
.invitation b { padding: 0.2rem 0.9rem; background: var(--_veil); border-radius: 2px; font-size: 0.9375rem; font-weight: 400; }
@keyframes sway { 0%, 100% { transform: translateX(0); } 25% { transform: translateX(16px); } 75% { transform: translateX(-16px); } }
.begin { position: absolute; inset: auto auto max(1.5rem, env(safe-area-inset-bottom)) 50%; translate: -50% 0; border-radius: 2px; background: var(--_veil); pointer-events: auto; }
:host([data-drawn]) .begin, :host([data-failed]) .begin { display: none; }
.begin button { padding: 0.25rem 1.1rem 0.25rem 0.75rem; font-size: 0.9375rem; }
.begin svg { inline-size: 2rem; block-size: 2rem; }
.bar { position: absolute; inset: auto 0 0; block-size: 2px; background: rgb(20 18 15 / 35%); opacity: 0; transition: opacity 300ms ease-out; }
.bar.on { opacity: 1; }
.amount { position: absolute; inset-block-end: 0.5rem; inset-inline-start: 0.5rem; margin: 0; padding: 0.1rem 0.5rem; border-radius: 2px; background: var(--_veil); font-size: 0.75rem; opacity: 0; pointer-events: none; transition: opacity 300ms ease-out; }
.amount.on { opacity: 1; }
:host([data-drawn]) .amount { inset-block: 0.5rem auto; }
.bar i { display: block; block-size: 100%; background: var(--_gold); transform-origin: left; transform: scaleX(0); transition: transform 200ms ease-out; }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

dialog { box-sizing: border-box; inline-size: min(34rem, calc(100vw - 2rem)); max-block-size: calc(100vh - 2rem); margin: auto; padding: 1.75rem 1.75rem 1.5rem; border: 1px solid var(--_line); border-radius: 2px;
  background: var(--_paper); color: var(--_sumi); font-size: 0.9375rem; line-height: 1.7; line-break: strict; word-break: auto-phrase; text-wrap: pretty; pointer-events: auto; overscroll-behavior: contain; }
dialog::backdrop { background: rgb(20 18 15 / 55%); }
dialog h2 { margin: 0 3rem 1rem 0; font: 400 1.3125rem/1.4 var(--serif, "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif); letter-spacing: 0.04em; font-feature-settings: "palt"; }
dialog dl { display: grid; grid-template-columns: max-content 1fr; margin: 0; }
dialog dt, dialog dd { margin: 0; padding: 0.6rem 0; border-block-start: 1px solid var(--_line); }
dialog dt { padding-inline-end: 1.5rem; color: var(--_ash); }
dialog .close { position: absolute; inset: 0.9rem 0.9rem auto auto; }
dialog .close span { display: none; }
dialog button:focus-visible { outline-color: var(--_accent); }
dialog button:hover { background: var(--_plaster); }
@media (max-width: 30rem) { dialog { padding: 1.25rem; } dialog dl { grid-template-columns: 1fr; } dialog dt { padding-block-end: 0; } dialog dd { padding-block-start: 0; border: 0; } }

@media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) { .row, .note, .hint, .card, .menu ul { border: 1px solid ButtonText; } button:hover { background: Highlight; } .bar i { background: Highlight; } .stage:focus-visible::after { border-color: Highlight; } }
@media print { .pins, .frame, .stage { display: none; } .poster { opacity: 1 !important; visibility: visible !important; } }
${toolsStyles}${lightStyles}`;
