import { relative } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { wordCounts } from './count-diagnostics.js';

interface Change {
  /** Absolute. */
  readonly places: ReadonlySet<string>;
  readonly written: number;
  readonly removed: number;
  readonly milliseconds: number;
  readonly diagnostics: readonly Diagnostic[];
}

const mostNames = 3;

/** `specs/openapi/v3/pay/transactions/jsapi.md: 2 files written in 48 ms; 3 warnings`, a line for each change. */
export function wordChange({ places, written, removed, milliseconds, diagnostics }: Change): string {
  const names = [...places].map((place) => relative('', place).replaceAll('\\', '/')).sort();
  const shown = names.slice(0, mostNames).join(', ');
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const gone = removed > 0 ? `, ${removed} removed` : '';
  const done =
    written + removed === 0 ? 'nothing to write' : `${written} file${written === 1 ? '' : 's'} written${gone}`;
  const counts = wordCounts(diagnostics);
  return `${shown}${more}: ${done} in ${Math.round(milliseconds)} ms${counts === '' ? '' : `; ${counts}`}\n`;
}
