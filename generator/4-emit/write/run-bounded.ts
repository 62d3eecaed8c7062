const width = 32;

/** Do some work for each entry, no more than 32 at a time; the first failure stops what has not begun. */
export async function runBounded<Entry, Result>(
  entries: readonly Entry[],
  work: (entry: Entry) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = entries.entries();
  const workOff = async () => {
    for (const [index, entry] of left) results[index] = await work(entry);
  };
  await Promise.all(Array.from({ length: Math.min(width, entries.length) }, workOff));
  return results;
}
