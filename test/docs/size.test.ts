import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';

/** Kilobytes that a text names, in their order. */
function kilobytesIn(text = ''): number[] {
  return [...text.matchAll(/(\d+) kB/g)].map(([, number]) => Number(number));
}

function readSizes(readme: string): number[] {
  const paragraphs = readFileSync(join(repository, readme), 'utf8').split('\n\n');
  return kilobytesIn(paragraphs.find((each) => each.includes('`npm run size`')));
}

it('gives the size of a bundled client in both READMEs, within 5 percent', () => {
  const told = readSizes('README.md');
  const measured = kilobytesIn(execFileSync('node', ['bench/size.mjs'], { cwd: repository, encoding: 'utf8' }));
  expect(measured).toHaveLength(4);
  expect(measured).toEqual(told.map((size, index) => (isNear(size, measured[index]) ? measured[index] : size)));
  expect(readSizes('README.zh-CN.md')).toEqual(told);
});

function isNear(told: number, measured = 0): boolean {
  return Math.abs(told - measured) <= measured * 0.05;
}
