import type { Console } from '../../generator/commands/console.js';
import { silentConsole } from './silent-console.js';

/** What a command said, by where it said it. */
export interface Said {
  printed: string;
  told: string;
  complained: string;
}

/** A console that keeps what it is told, and is watched. */
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
