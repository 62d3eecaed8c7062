import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { overridesCodes } from '../../generator/diagnostics/overrides-codes.js';
import { repository } from '../support/run-docwright.js';

const text = readFileSync(join(repository, 'docs/overrides.md'), 'utf8');

it('docs/overrides.md shows every fixture of overrides', () => {
  const fixtures = readdirSync(join(repository, 'test/fixtures/overrides'));
  expect(fixtures.filter((name) => !text.includes(`(../test/fixtures/overrides/${name})`))).toEqual([]);
});

it('docs/overrides.md lists every diagnostic of overrides with its severity', () => {
  const listed = [...text.matchAll(/^\| `(override[a-z-]+)` \| (\w+) \|/gm)].map(([, code, severity]) => [
    code,
    severity,
  ]);
  expect(listed).toEqual(Object.entries(overridesCodes).map(([code, { severity }]) => [code, severity]));
});
