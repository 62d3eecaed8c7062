import { type Stats, statSync } from 'node:fs';

/** The stats of a path or of the target of its links; `undefined` if it does not exist, is circular, or cannot be accessed. */
export function statTarget(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
