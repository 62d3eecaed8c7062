import { distance } from 'fastest-levenshtein';

/** The names that a misspelt one may have meant, the nearest first; none where all are far from it. */
export function nearestNames(written: string, names: readonly string[], most = 3): string[] {
  const near = names
    .map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, name.length / 3) || (written.length > 2 && name.includes(written)))
    .sort((one, other) => one.far - other.far || (one.name < other.name ? -1 : 1));
  return near.slice(0, most).map(({ name }) => name);
}
