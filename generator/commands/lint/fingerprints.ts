import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../model/diagnostic.js';

/**
 * A hash of a diagnostic that stays the same when lines are added above it: of its code, its page, the text of its line, and
 * its number among diagnostics that share these.
 */
export function createFingerprints(linesOf: (file: string) => readonly string[]): (diagnostic: Diagnostic) => string {
  const counts = new Map<string, number>();
  // A line may be long, and have many diagnostics.
  const hashes = new Map<string, string>();
  return ({ code, range: { file, start } }) => {
    const place = JSON.stringify([code, file, start.line]);
    const hash = hashes.get(place) ?? hashLine([code, file, linesOf(file)[start.line - 1] ?? '']);
    hashes.set(place, hash);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  };
}

function hashLine([code, file, line]: readonly [code: string, file: string, line: string]): string {
  const words = line.replace(/\s+/g, ' ').trim();
  return createHash('sha256')
    .update(JSON.stringify([code, file, words]))
    .digest('hex')
    .slice(0, 16);
}
