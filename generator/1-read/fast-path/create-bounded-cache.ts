/** Cached results by source; the cache is cleared once the sources and the longest entries take too much memory. */
export interface BoundedCache<Value> {
  readonly get: (source: string) => Value | undefined;
  readonly set: (source: string, value: Value) => void;
}

/** Create a cache whose keys have at most `limit` characters in total, so that memory is bounded for any folder. */
export function createBoundedCache<Value>(limit: number): BoundedCache<Value> {
  const values = new Map<string, Value>();
  let characters = 0;
  return {
    get: (source) => values.get(source),
    set: (source, value) => {
      if (characters + source.length > limit) {
        values.clear();
        characters = 0;
      }
      if (source.length > limit) return;
      values.set(source, value);
      characters += source.length;
    },
  };
}
