import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../model/diagnostic.js';

/**
 * What stays the same of a diagnostic when lines are added above it: its code, its page, the words of its line, and its
 * number among those that share them.
 */
export function createFingerprints(linesOf: (file: string) => readonly string[]): (diagnostic: Diagnostic) => string {
  const counts = new Map<string, number>();
  return ({ code, range: { file, start } }) => {
    const words = (linesOf(file)[start.line - 1] ?? '').replace(/\s+/g, ' ').trim();
    const hash = createHash('sha256')
      .update(JSON.stringify([code, file, words]))
      .digest('hex')
      .slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  };
}
