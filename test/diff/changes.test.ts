import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operationRules } from '../../generator/diff/operation-rules.js';
import { printJson as printChanges } from '../../generator/diff/print-json.js';
import { shapeRules } from '../../generator/diff/shape-rules.js';
import { printJson } from '../3-resolve/print-json.js';
import { comparePages } from './compare-pages.js';

const fixtures = join(import.meta.dirname, '../fixtures/diff');

/** Fixtures with old and new pages, named after the meaning of their difference. */
const names = readdirSync(fixtures).sort();

const compareFixture = (name: string) => comparePages(join(fixtures, name, 'old'), join(fixtures, name, 'new'));

it.each(names)('%s', async (name) => {
  const { semver, changes } = JSON.parse(printChanges(await compareFixture(name)));
  await expect(`${printJson({ semver, changes })}\n`).toMatchFileSnapshot(join(fixtures, name, 'expected.json'));
});

it('has an example of every kind of change except those of response headers and of plain APIs, which its pages do not describe', async () => {
  const shown = (await Promise.all(names.map(compareFixture))).flat().map(({ code }) => code);
  const all = Object.keys({ ...shapeRules, ...operationRules });
  expect(all.filter((code) => !shown.some((each) => each === code))).toEqual([
    // See plain-api.test.ts.
    'null-added',
    'null-removed',
    'member-documented',
    'member-inferred',
    'call-changed',
    'page-changed',
    'envelope-changed',
    'header-added',
    'header-removed',
    'header-described',
  ]);
});
