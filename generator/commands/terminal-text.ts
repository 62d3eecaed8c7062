import { randomUUID } from 'node:crypto';
import pico from 'picocolors';
import type { Colors } from '../diagnostics/print-diagnostics.js';

/** A placeholder for ESC until text is written, which the author of a page cannot guess. */
const mark = `\u{fdd0}${randomUUID()}`;

/**
 * Text that is safe for a terminal or a CI log: control characters and bidi controls are shown as U+FFFD.
 * Everything that a command prints goes through here. Colors are those of `createColors`, and no others.
 */
export function toTerminal(text: string): string {
  return disarm(text).replaceAll(mark, '\u{1b}');
}

/** Colors that `toTerminal` lets pass; none where `enabled` is false. */
export function createColors(enabled: boolean): Colors {
  const colors = pico.createColors(enabled);
  if (!enabled) return colors;
  const marked = Object.entries(colors).map(([name, paint]) => [
    name,
    typeof paint === 'function' ? (text: string) => paint(disarm(text)).replaceAll('\u{1b}', mark) : paint,
  ]);
  // The members are those of `colors`, which the type of Object.fromEntries does not say.
  return Object.fromEntries(marked) as Colors;
}

/** Lines may end in CRLF, as in a patch for a page with CRLF. */
function disarm(text: string): string {
  return text.replace(/\r\n|[^\n\t\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === '\r\n' ? found : '\u{fffd}'));
}
