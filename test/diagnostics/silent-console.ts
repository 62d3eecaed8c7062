import pico from 'picocolors';
import type { Console } from '../../generator/commands/console.js';

/** A console without output. */
export const silentConsole: Console = {
  colors: pico.createColors(false),
  resultColors: pico.createColors(false),
  print: () => {},
  tell: () => {},
  note: () => {},
  complain: () => {},
  startProgress: () => ({ update: () => {}, stop: () => {} }),
};
