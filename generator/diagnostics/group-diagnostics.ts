import type { Diagnostic } from '../model/diagnostic.js';
import type { CodeEntry } from './code-entry.js';
import { type Code, codes } from './codes.js';

/** One diagnostic in the place of many that say the same: the first, with their number. Expects them sorted. */
export function groupDiagnostics(diagnostics: readonly Diagnostic<Code>[]): Diagnostic<Code>[] {
  const groups = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const key = groupOf(diagnostic);
    if (key !== undefined) groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return diagnostics.flatMap((diagnostic) => {
    const key = groupOf(diagnostic);
    const count = key === undefined ? 1 : groups.get(key);
    if (key === undefined || count === undefined) return count === undefined ? [] : [diagnostic];
    groups.delete(key);
    const { message } = diagnostic;
    return [
      count === 1 ? diagnostic : { ...diagnostic, message: `${message} It is the first of ${count} such places.` },
    ];
  });
}

function groupOf({ code, message }: Diagnostic<Code>): string | undefined {
  const { once }: CodeEntry = codes[code];
  return once === undefined ? undefined : `${code} ${once === 'message' ? message : ''}`;
}
