import type { Console } from '../../generator/commands/console.js';
import { silentConsole } from './silent-console.js';

/** The output of a command, by the method of the console. */
export interface Said {
  printed: string;
  told: string;
  complained: string;
}

/** A console that records its output, as if on a terminal. */
export function recordConsole(): { readonly console: Console; readonly said: Said } {
  const said: Said = { printed: '', told: '', complained: '' };
  const console: Console = {
    ...silentConsole,
    print: (text) => {
      said.printed += text;
    },
    tell: (text) => {
      said.told += text;
    },
    complain: (text) => {
      said.complained += text;
    },
  };
  return { console, said };
}
