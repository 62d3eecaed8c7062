import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../support/fuzz-seed.js';
import { executable, runDocwright } from '../support/run-docwright.js';
import { createFolder } from '../support/temporary-folder.js';
import { digestFolder } from './look-at-folder.js';
import { writeManyPages } from './many-pages.js';

const random = createRandom();

const longestRun = 300_000;
const repetitions = 25;

function startRun(folder: string, docs: string): ChildProcess {
  return spawn(process.execPath, [executable, 'generate', docs, '--out', 'out'], { cwd: folder, stdio: 'ignore' });
}

/** `docs` with all pages, and `fewer` without some of them. */
function writeTwoInputs(folder: string): void {
  writeManyPages(join(folder, 'docs'));
  writeManyPages(join(folder, 'fewer'));
  for (const copy of [2, 5, 7]) rmSync(join(folder, `fewer/openapi/v3/payroll-card-${copy}`), { recursive: true });
}

function generate(folder: string, docs: string): string {
  runDocwright(['generate', docs, '--out', 'out'], folder);
  return digestFolder(join(folder, 'out'));
}

describe('a run that is ended or crossed by another', () => {
  let folder = '';
  let whole: Record<'docs' | 'fewer', string>;
  let duration = 0;

  beforeAll(() => {
    folder = createFolder();
    writeTwoInputs(folder);
    whole = { docs: generate(folder, 'docs'), fewer: '' };
    const start = performance.now();
    whole.fewer = generate(folder, 'fewer');
    duration = performance.now() - start;
  }, longestRun);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('leaves the old client whole or the new one, and the next run cleans up', { timeout: longestRun }, async () => {
    for (let time = 0; time < repetitions; time += 1) {
      const input = time % 2 === 0 ? 'docs' : 'fewer';
      const run = startRun(folder, input);
      // Mostly near the end, where files are written.
      await setTimeout(duration * random() ** 0.3 * 1.1);
      run.kill('SIGKILL');
      if (run.exitCode === null && run.signalCode === null) await once(run, 'exit');
      const left = digestFolder(join(folder, 'out'));
      expect([whole.docs, whole.fewer, 'missing']).toContain(left);
      expect(generate(folder, input)).toBe(whole[input]);
      expect(readdirSync(folder).sort()).toEqual(['docs', 'fewer', 'out']);
    }
  });

  it('is whole when two runs with other pages write at once', { timeout: longestRun }, async () => {
    for (let time = 0; time < 5; time += 1) {
      const runs = [startRun(folder, 'docs'), startRun(folder, 'fewer')];
      const ends = await Promise.all(runs.map((run) => once(run, 'exit')));
      expect(ends.filter(([code]) => code !== 0 && code !== 1)).toEqual([]);
      expect([whole.docs, whole.fewer]).toContain(digestFolder(join(folder, 'out')));
    }
    expect(generate(folder, 'docs')).toBe(whole.docs);
    expect(readdirSync(folder).sort()).toEqual(['docs', 'fewer', 'out']);
  });

  it('is whole when two runs with the same pages write at once', { timeout: longestRun }, async () => {
    for (let time = 0; time < 5; time += 1) {
      rmSync(join(folder, 'out'), { recursive: true });
      const ends = await Promise.all([1, 2].map(() => once(startRun(folder, 'docs'), 'exit')));
      expect(ends.filter(([code]) => code !== 0 && code !== 1)).toEqual([]);
      expect(digestFolder(join(folder, 'out'))).toBe(whole.docs);
    }
    expect(readdirSync(folder).sort()).toEqual(['docs', 'fewer', 'out']);
  });
});
