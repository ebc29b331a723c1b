// Our own marks: 20 px, one stroke of 1.5.

const shape = (paths: string) =>
  `<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

export const icons = {
  turnLeft: shape('<path d="M14.5 4.4C13.2 3.8 11.7 3.5 10 3.5 5.9 3.5 2.5 5.7 2.5 8.5M16.7 6.2c.5.7.8 1.5.8 2.3 0 2.8-3.4 5-7.5 5H4"/><path d="m7 10.5-3 3 3 3"/>'),
  turnRight: shape('<path d="M5.5 4.4C6.8 3.8 8.3 3.5 10 3.5c4.1 0 7.5 2.2 7.5 5M3.3 6.2c-.5.7-.8 1.5-.8 2.3 0 2.8 3.4 5 7.5 5H16"/><path d="m13 10.5 3 3-3 3"/>'),
  nearer: shape('<circle cx="8.75" cy="8.75" r="5.75"/><path d="m13 13 4.25 4.25M8.75 6.25v5M6.25 8.75h5"/>'),
  farther: shape('<circle cx="8.75" cy="8.75" r="5.75"/><path d="m13 13 4.25 4.25M6.25 8.75h5"/>'),
  reset: shape('<path d="M4.3 7.5A6.5 6.5 0 1 1 3.5 10.7"/><path d="M3.7 3.5v4.2h4.2"/>'),
  views: shape('<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>'),
  fullscreen: shape('<path d="M3 7.25V3h4.25M12.75 3H17v4.25M17 12.75V17h-4.25M7.25 17H3v-4.25"/>'),
  leave: shape('<path d="M7.25 3v4.25H3M17 7.25h-4.25V3M12.75 17v-4.25H17M3 12.75h4.25V17"/>'),
  help: shape('<circle cx="10" cy="10" r="7.25"/><path d="M7.8 8.1a2.2 2.2 0 1 1 3.2 1.95c-.7.4-1 .8-1 1.55"/><path d="M10 14.1v.01"/>'),
  previous: shape('<path d="m12.5 4-6 6 6 6"/>'),
  next: shape('<path d="m7.5 4 6 6-6 6"/>'),
  done: shape('<path d="m4 10.5 4 4 8-9"/>'),
  move: shape('<path d="M10 2.5v15M2.5 10h15"/><path d="m7.75 4.75 2.25-2.25 2.25 2.25M7.75 15.25 10 17.5l2.25-2.25M4.75 7.75 2.5 10l2.25 2.25M15.25 7.75 17.5 10l-2.25 2.25"/>'),
  close: shape('<path d="m5 5 10 10M15 5 5 15"/>'),
  tools: shape('<path d="M3 5.5h7.5M14.5 5.5H17M3 14.5h2.5M9.5 14.5H17"/><circle cx="12.5" cy="5.5" r="2"/><circle cx="7.5" cy="14.5" r="2"/>'),
  back: shape('<path d="M12.5 4 6.5 10l6 6"/>'),
  sides: shape('<path d="m10 2.75 6.25 3.5v7.5L10 17.25l-6.25-3.5v-7.5L10 2.75Z"/><path d="m3.75 6.25 6.25 3.5 6.25-3.5M10 9.75v7.5"/>'),
  light: shape('<circle cx="10" cy="10" r="3.25"/><path d="M10 2.5v1.75M10 15.75v1.75M2.5 10h1.75M15.75 10h1.75M4.7 4.7l1.25 1.25M14.05 14.05l1.25 1.25M15.3 4.7l-1.25 1.25M5.95 14.05 4.7 15.3"/>'),
  modes: shape('<circle cx="10" cy="10" r="7"/><path d="M10 3v14M12.5 5v10M15 7v6"/>'),
  section: shape('<path d="M3 8.5c0 5 3 8.5 7 8.5s7-3.5 7-8.5Z"/><path d="M10 2.5v15" stroke-dasharray="2 2.5"/>'),
  measure: shape('<path d="M2.75 13.5 13.5 2.75l3.75 3.75L6.5 17.25 2.75 13.5Z"/><path d="m5.5 10.75 1.75 1.75M8.25 8l2.25 2.25M11 5.25 12.75 7"/>'),
  cross: shape('<circle cx="10" cy="10" r="5.5"/><path d="M10 2v4M10 14v4M2 10h4M14 10h4"/>'),
  rollout: shape('<path d="M3 4.5v11M3 4.5c3 1.2 4.5 1.2 7 0s4.5-1.2 7 0v11c-2.5-1.2-4.5-1.2-7 0s-4 1.2-7 0"/><path d="M10 8v4"/>'),
  picture: shape('<path d="M2.75 6h3.5l1.5-2.25h4.5L13.75 6h3.5v10.25H2.75Z"/><circle cx="10" cy="10.75" r="3"/>'),
  save: shape('<path d="M10 3v9.5M6.25 8.75 10 12.5l3.75-3.75M3.5 16.5h13"/>'),
  link: shape('<path d="M8.5 11.5a3.2 3.2 0 0 0 4.6 0l3-3a3.25 3.25 0 0 0-4.6-4.6L10.4 5"/><path d="M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-3 3a3.25 3.25 0 0 0 4.6 4.6L9.6 15"/>'),
  copy: shape('<path d="M7 7V3.5h9.5V13H13"/><path d="M3.5 7H13v9.5H3.5Z"/>'),
  hand: '<svg viewBox="0 0 48 48" width="48" height="48" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M18 27V14.5a2.7 2.7 0 0 1 5.4 0V24m0-1.8a2.7 2.7 0 0 1 5.4 0V25m0-1.3a2.7 2.7 0 0 1 5.4 0v2.5m0-.8a2.5 2.5 0 0 1 5 0V33c0 6-4.2 10.5-10.2 10.5-5 0-7.6-2-10-5.8l-5.6-8.6a2.6 2.6 0 0 1 4.2-3.1L18 28"/><path d="M10 4.5 6 8l4 3.5M6 8h12M31.5 4.5l4 3.5-4 3.5M35.5 8h-12"/></svg>',
};
