import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { changePage } from './change-page.mjs';

/**
 * The costs of a changed page in watch mode: from the event of the change to the last written file, as docwright prints it.
 * Processor time is that of the whole process, and not part of the result.
 *
 * @param {readonly string[]} args
 * @param {string} pages a folder
 * @returns {Promise<import('./measure-process.mjs').Cost>}
 */
export async function measureWatch(args, pages) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
  try {
    await waitFor(lines, /^watching /);
    const restore = await changePage(pages);
    const milliseconds = await waitFor(lines, /written in (\d+) ms/);
    await restore();
    return { seconds: Number(milliseconds) / 1000, cpuSeconds: Number.NaN, megabytes: Number.NaN };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

/**
 * @param {AsyncIterator<string>} lines
 * @param {RegExp} pattern
 */
async function waitFor(lines, pattern) {
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const found = pattern.exec(line.value);
    if (found) return found[1] ?? '';
  }
  throw new Error(`It ended before it printed ${pattern}.`);
}
