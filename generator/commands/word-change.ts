import { relative } from 'node:path';

interface Change {
  /** Absolute. */
  readonly places: ReadonlySet<string>;
  readonly written: number;
  readonly removed: number;
  readonly milliseconds: number;
}

const mostNames = 3;

/** `specs/openapi/v3/pay/transactions/jsapi.md: 2 files written in 48 ms`, a line for each change. */
export function wordChange({ places, written, removed, milliseconds }: Change): string {
  const names = [...places].map((place) => relative('', place).replaceAll('\\', '/')).sort();
  const shown = names.slice(0, mostNames).join(', ');
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const gone = removed > 0 ? `, ${removed} removed` : '';
  const done =
    written + removed === 0 ? 'nothing to write' : `${written} file${written === 1 ? '' : 's'} written${gone}`;
  return `${shown}${more}: ${done} in ${Math.round(milliseconds)} ms\n`;
}
