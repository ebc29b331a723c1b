// How the lamp over the stage and the panels of the light look.
export const lightStyles = `
.lamp { position: absolute; inset: 0; color: #ffe9b0; }
.lamp[hidden] { display: none; }
.lamp > svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; fill: none; stroke: currentColor; stroke-width: 1.25; }
.lamp circle { stroke-opacity: 0.35; stroke-dasharray: 2 6; stroke-linecap: round; }
.lamp line { stroke-opacity: 0.6; }
.lamp[data-behind] line { stroke-dasharray: 4 5; }
.lamp[data-behind] button { opacity: 0.55; }
.lamp button { position: absolute; inset: -22px auto auto -22px; display: grid; place-items: center; inline-size: 44px; block-size: 44px; min-inline-size: 0; padding: 0; border-radius: 50%; background: rgb(20 18 15 / 45%); color: inherit; pointer-events: auto; cursor: move; touch-action: none; }
.tool-slider { display: grid; grid-template-columns: 1fr auto; gap: 0 0.6rem; margin: 0.3rem 0.35rem 0; }
.tool-slider input { grid-column: 1 / -1; inline-size: 100%; block-size: 1.75rem; margin: 0; accent-color: var(--_gold); touch-action: pan-y; }
.tool-slider input:focus-visible { outline: 2px solid var(--_gold); outline-offset: 1px; }
.tool-light .tool-main { margin-block: 0.5rem; }
.tool-modes p:empty { display: none; }
.tool-modes p { margin-block-start: 0.6rem; }
.tool-modes [data-mode="texels"]::after, .tool-modes [data-mode="curvature"]::after { content: ""; display: block; block-size: 0.5rem; margin-block-start: 0.35rem; background: linear-gradient(90deg, #bc3f30, #dcbc45, #2fa294); }
.tool-modes [data-mode="curvature"]::after { background: linear-gradient(90deg, #26539a, #cdcbc6, #c4472b); }
`;
