/**
 * Make calls with limited concurrency; each gets its number. Rejects as soon as one does.
 *
 * @param {{ readonly count: number, readonly concurrency: number, readonly call: (index: number) => Promise<unknown> }} wanted
 */
export async function makeCalls({ count, concurrency, call }) {
  let next = 0;
  const keepCalling = async () => {
    while (next < count) {
      next += 1;
      await call(next);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, keepCalling));
}
