/** A sorted copy, by code units: the same on every machine, whatever its language. */
export function sortBy<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string): Entry[] {
  return [...entries].sort((first, second) => compare(textOf(first), textOf(second)));
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
