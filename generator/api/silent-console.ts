import pico from 'picocolors';
import type { Console } from '../commands/console.js';

const colors = pico.createColors(false);

/** Programs are given results and errors; nothing is printed for them. */
export const silentConsole: Console = {
  colors,
  resultColors: colors,
  print: () => {},
  tell: () => {},
  note: () => {},
  complain: () => {},
  startProgress: () => ({ update: () => {}, stop: () => {} }),
};
