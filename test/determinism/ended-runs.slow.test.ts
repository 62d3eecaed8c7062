import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../support/fuzz-seed.js';
import { callDocwright, executable } from '../support/run-docwright.js';
import { createFolder } from '../support/temporary-folder.js';
import { digestFolder } from './look-at-folder.js';
import { writeManyPages } from './many-pages.js';

const random = createRandom();

const longestRun = 300_000;
/** Repeat more often with `RUN_KILLS=100 npm run test:slow -- test/determinism/ended-runs`. */
const repetitions = Number(process.env['RUN_KILLS'] ?? 12);
const crossings = 3;

function startRun(folder: string, docs: string): ChildProcess {
  return spawn(process.execPath, [executable, 'generate', docs, '--out', 'out'], { cwd: folder, stdio: 'ignore' });
}

/** `docs` with all pages, and `fewer` without some of them. */
function writeTwoInputs(folder: string): void {
  writeManyPages(join(folder, 'docs'));
  writeManyPages(join(folder, 'fewer'));
  for (const copy of [2, 5, 7]) rmSync(join(folder, `fewer/openapi/v3/payroll-card-${copy}`), { recursive: true });
}

/** Generate within this process. */
async function generate(folder: string, docs: string): Promise<string> {
  await callDocwright(['generate', docs, '--out', 'out'], folder);
  return digestFolder(join(folder, 'out'));
}

describe('a run that is killed or that another runs beside', () => {
  let folder = '';
  let whole: Record<'docs' | 'fewer', string>;
  let duration = 0;

  beforeAll(async () => {
    folder = createFolder();
    writeTwoInputs(folder);
    whole = { docs: await generate(folder, 'docs'), fewer: await generate(folder, 'fewer') };
    const start = performance.now();
    await once(startRun(folder, 'docs'), 'exit');
    duration = performance.now() - start;
  }, longestRun);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('leaves either the old client or the new one complete, and the next run cleans up', {
    timeout: longestRun,
  }, async () => {
    for (let time = 0; time < repetitions; time += 1) {
      const input = time % 2 === 0 ? 'docs' : 'fewer';
      const run = startRun(folder, input);
      // Mostly near the end, where files are written.
      await setTimeout(duration * random() ** 0.3 * 1.1);
      run.kill('SIGKILL');
      if (run.exitCode === null && run.signalCode === null) await once(run, 'exit');
      const left = digestFolder(join(folder, 'out'));
      expect([whole.docs, whole.fewer, 'missing']).toContain(left);
      expect(await generate(folder, input)).toBe(whole[input]);
      expect(readdirSync(folder).sort()).toEqual(['docs', 'fewer', 'out']);
    }
  });

  it('leaves a complete client when two runs with different pages write at once', { timeout: longestRun }, async () => {
    for (let time = 0; time < crossings; time += 1) {
      const runs = [startRun(folder, 'docs'), startRun(folder, 'fewer')];
      const ends = await Promise.all(runs.map((run) => once(run, 'exit')));
      expect(ends.filter(([code]) => code !== 0 && code !== 1)).toEqual([]);
      expect([whole.docs, whole.fewer]).toContain(digestFolder(join(folder, 'out')));
    }
    expect(await generate(folder, 'docs')).toBe(whole.docs);
    expect(readdirSync(folder).sort()).toEqual(['docs', 'fewer', 'out']);
  });

  it('leaves a complete client when two runs with the same pages write at once', { timeout: longestRun }, async () => {
    for (let time = 0; time < crossings; time += 1) {
      rmSync(join(folder, 'out'), { recursive: true });
      const ends = await Promise.all([1, 2].map(() => once(startRun(folder, 'docs'), 'exit')));
      expect(ends.filter(([code]) => code !== 0 && code !== 1)).toEqual([]);
      expect(digestFolder(join(folder, 'out'))).toBe(whole.docs);
    }
    expect(readdirSync(folder).sort()).toEqual(['docs', 'fewer', 'out']);
  });
});
