import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { docwright } from './measure-generators.mjs';
import { measureProcess } from './measure-process.mjs';
import { summarize } from './summarize.mjs';
import { writeCopies } from './write-copies.mjs';

/**
 * @typedef {object} Size
 * @property {number} pages
 * @property {import('./summarize.mjs').Summary} seconds
 * @property {import('./summarize.mjs').Summary} cpuSeconds
 * @property {import('./summarize.mjs').Summary} megabytes
 *
 * Run docwright over increasing numbers of pages, which are those of a folder with changed names; larger folders fewer times.
 *
 * @param {{ readonly input: string, readonly work: string, readonly runs: number, readonly sizes: readonly number[] }} place
 * @returns {Promise<Size[]>}
 */
export async function measureScaling({ input, work, runs, sizes }) {
  const measured = [];
  for (const pages of sizes) {
    const folder = join(work, `pages-${pages}`);
    await writeCopies({ input, folder, pages });
    const costs = [];
    for (let run = 0; run < Math.max(1, Math.min(runs, Math.round((runs * 300) / pages))); run += 1) {
      const out = join(work, `scaled-${pages}-${run}`);
      costs.push(await measureProcess([docwright, 'generate', folder, '--out', out, '--no-cache', '--silent']));
      await rm(out, { recursive: true });
    }
    await rm(folder, { recursive: true });
    measured.push({
      pages,
      seconds: summarize(costs.map(({ seconds }) => seconds)),
      cpuSeconds: summarize(costs.map(({ cpuSeconds }) => cpuSeconds)),
      megabytes: summarize(costs.map(({ megabytes }) => megabytes)),
    });
    process.stderr.write(` ${pages}`);
  }
  process.stderr.write(' pages done\n');
  return measured;
}
