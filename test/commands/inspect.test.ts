import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigurationError, inspect } from '../../generator/index.js';
import { callDocwright, repository } from '../support/run-docwright.js';

const folder = join(repository, 'test/fixtures/schema-versions');

/** What is printed of the pages, without the diagnostics. */
async function printPages(...options: readonly string[]): Promise<string> {
  const { stdout } = await callDocwright(['inspect', 'docs', '--silent', ...options], folder);
  const { diagnostics: _, ...others } = JSON.parse(stdout);
  return `${JSON.stringify(others, undefined, 2)}\n`;
}

it('prints version 1 as it was before there was a version 2', async () => {
  expect(await printPages('--schema-version', '1')).toBe(readFileSync(join(folder, 'version-1.json'), 'utf8'));
});

it('prints version 2, which is version 1 with a key for each operation', async () => {
  const version1 = JSON.parse(readFileSync(join(folder, 'version-1.json'), 'utf8'));
  const version2 = JSON.parse(await printPages());
  const pages = version1.pages.map((page: { path: string; operations: { anchor: string }[] }) => ({
    ...page,
    operations: page.operations.map((operation) => ({ ...operation, key: `${page.path}#${operation.anchor}` })),
  }));
  expect(version2).toEqual({ schemaVersion: 2, pages });
});

it('rejects an unknown version', async () => {
  expect(await callDocwright(['inspect', 'docs', '--schema-version', '3'], folder)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      "error: option '--schema-version <version>' argument '3' is invalid. Allowed choices are 1, 2.\n(run docwright --help for usage)\n",
  });
});

it('returns either version from the API', async () => {
  const input = join(folder, 'docs');
  const [first, second] = [await inspect({ input }, { schemaVersion: 1 }), await inspect({ input })];
  expect([first.schemaVersion, 'key' in (first.pages[0]?.operations[0] ?? {})]).toEqual([1, false]);
  expect([second.schemaVersion, second.pages[0]?.operations[0]?.key]).toEqual([2, 'openapi/v2/library/lend#post']);
});

it('refuses a version that a program makes up', async () => {
  const version = { schemaVersion: JSON.parse('3') };
  await expect(inspect({ input: folder }, version)).rejects.toThrow(
    new ConfigurationError('schemaVersion must be one of 1, 2.'),
  );
});
