import { callers } from './callers.mjs';

/**
 * A process that makes calls with one caller. Receives the setting, then the number of concurrent calls and the time, and
 * replies to each message with the costs.
 *
 * @typedef {object} Batch
 * @property {number} concurrency
 * @property {number} milliseconds
 *
 * @typedef {object} BatchCost
 * @property {number} perSecond
 * @property {number} cpuMicroseconds of one call: user and system, all threads
 */

process.once(
  'message',
  async (/** @type {import('./callers.mjs').Setting & { name: import('./callers.mjs').CallerName }} */ setting) => {
    const call = await callers[setting.name](setting);
    process.on('message', async (/** @type {Batch} */ batch) => process.send?.(await run(call, batch)));
    process.send?.('ready');
  },
);
process.on('disconnect', () => process.exit());

/**
 * @param {import('./callers.mjs').Caller} call
 * @param {Batch} batch
 * @returns {Promise<BatchCost>}
 */
async function run(call, { concurrency, milliseconds }) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let calls = 0;
  const keepCalling = async () => {
    while (performance.now() - start < milliseconds) {
      await call();
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, keepCalling));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: calls / seconds, cpuMicroseconds: (user + system) / calls };
}
