// Our own marks: 20 px, one stroke of 1.5.

const shape = (paths: string) =>
  `<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

export const icons = {
  turnLeft: shape('<path d="M3 10.5c0 2.2 3.1 4 7 4s7-1.800 7-4-3.100-4-7-4H5.500"/><path d="M8 3.500 5 6.500l3 3"/>'),
  turnRight: shape('<path d="M17 10.500c0 2.200-3.100 4-7 4s-7-1.800-7-4 3.100-4 7-4h4.500"/><path d="m12 3.500 3 3-3 3"/>'),
  nearer: shape('<circle cx="9" cy="9" r="5.500"/><path d="m13.200 13.200 3.800 3.800M9 6.700v4.600M6.700 9h4.600"/>'),
  farther: shape('<circle cx="9" cy="9" r="5.500"/><path d="m13.200 13.200 3.800 3.800M6.700 9h4.600"/>'),
  reset: shape('<path d="M4.200 8A6.200 6.200 0 1 1 4 11.800"/><path d="M3.500 4v4.200h4.200"/>'),
  views: shape('<path d="M2.500 10S5.200 5 10 5s7.500 5 7.500 5-2.700 5-7.500 5-7.500-5-7.500-5Z"/><circle cx="10" cy="10" r="2.200"/>'),
  fullscreen: shape('<path d="M3.500 7.500v-4h4M12.500 3.500h4v4M16.500 12.500v4h-4M7.500 16.500h-4v-4"/>'),
  leave: shape('<path d="M7.500 3.500v4h-4M16.500 7.500h-4v-4M12.500 16.500v-4h4M3.500 12.500h4v4"/>'),
  help: shape('<circle cx="10" cy="10" r="7"/><path d="M7.800 8a2.200 2.200 0 1 1 3.200 2c-.700.400-1 .800-1 1.600"/><path d="M10 14.200v.01"/>'),
  close: shape('<path d="m5 5 10 10M15 5 5 15"/>'),
  hand: '<svg viewBox="0 0 48 48" width="48" height="48" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M18 26V11.500a2.800 2.800 0 0 1 5.600 0V22m0-1.500a2.800 2.800 0 0 1 5.600 0V23m0-.500a2.800 2.800 0 0 1 5.600 0v2.700m0-.200a2.600 2.600 0 0 1 5.200 0V32c0 6-4.200 10.500-10.300 10.500-5 0-7.600-2-10-5.800l-5.600-8.600a2.700 2.700 0 0 1 4.300-3.200L18 27"/><path d="m8 13-4-4 4-4M36 5l4 4-4 4M4 9h8M32 9h8" stroke-width="1.500"/></svg>',
};
