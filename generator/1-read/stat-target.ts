import { type Stats, statSync } from 'node:fs';

/** What lies at a path or behind its links; `undefined` when that is nothing, a circle, or out of reach. */
export function statTarget(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
