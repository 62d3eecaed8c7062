// Loaded into each measured process: when it ends, it adds what it used to the file that it was told.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.DOCWRIGHT_BENCH_USAGE;

if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ userCPUTime, systemCPUTime, maxRSS })}\n`);
  });
}
