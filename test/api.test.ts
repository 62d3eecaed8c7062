import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  ConfigurationError,
  check,
  defineConfig,
  diff,
  generate,
  inspect,
  lint,
  OutputError,
  openapi,
} from '../generator/index.js';
import { writeLibrary } from './cache/run-twice.js';
import { createTestFolder, writeFiles } from './support/temporary-folder.js';

function library(): { readonly input: string; readonly output: string } {
  const folder = createTestFolder();
  writeLibrary(folder);
  return { input: join(folder, 'docs'), output: join(folder, 'out') };
}

it('writes a client, and returns what it wrote and the diagnostics of the pages', async () => {
  const project = library();
  const first = await generate(project);
  const second = await generate(project);
  expect(first.written).toContain('v3/library/loans.ts');
  expect(first.diagnostics.map(({ code }) => code)).toEqual(['title-missing']);
  expect([second.written, second.removed, second.unchanged]).toEqual([[], [], first.written.length]);
});

it('compares without writing', async () => {
  const project = library();
  const { missing, stale, foreign } = await check(project);
  expect([missing.includes('v3/library/loans.ts'), stale, foreign]).toEqual([true, [], []]);
  expect(existsSync(project.output)).toBe(false);
});

it('returns the schema, the diagnostics and the OpenAPI document as values', async () => {
  const { input } = library();
  const { schemaVersion, pages } = await inspect({ input });
  expect([schemaVersion, pages.length, pages[0]?.path]).toEqual([2, 3, 'openapi/v3/library/books']);
  expect(await lint({ input })).toHaveLength(1);
  expect(Object.keys((await openapi({ input })).paths)).toHaveLength(3);
});

it('lists the changes that callers see', async () => {
  const [one, other] = [library(), library()];
  writeFiles(one.input, { 'openapi/v3/library/more.md': readFileSync(join(one.input, 'openapi/v3/library/loans.md')) });
  const { changes, semver } = await diff(one.input, other.input);
  expect([changes.map(({ severity }) => severity), semver]).toEqual([['breaking'], 'major']);
  await expect(diff('nowhere', one.input)).rejects.toThrow(ConfigurationError);
});

it('accepts the options of a configuration', async () => {
  const project = library();
  await generate(
    defineConfig({ ...project, values: 'closed', exclude: ['**/books'], format: (text) => text.replaceAll(';', '') }),
  );
  const text = readFileSync(join(project.output, 'v3/library/loans.ts'), 'utf8');
  expect([text.includes("'BOOK' | 'MAP'\n"), existsSync(join(project.output, 'v3/library/books.ts'))]).toEqual([
    true,
    false,
  ]);
});

it('rejects with errors that say how to fix the call', async () => {
  const { input, output } = library();
  await expect(inspect({})).rejects.toThrow(
    new ConfigurationError('input is missing. Name the folder that holds openapi/ or webhook/.'),
  );
  await expect(generate({ input })).rejects.toThrow('output is missing.');
  await expect(generate({ input: 'nowhere', output })).rejects.toThrow('There is no folder nowhere.');
  writeFiles(join(output, '..'), { out: 'a file' });
  await expect(generate({ input, output })).rejects.toThrow(OutputError);
});

it.each([
  ['lint', (input: string) => lint({ input, include: ['v4/**'] })],
  ['diff', (input: string) => diff(input, input, { include: ['v4/**'] })],
])('%s rejects where no operation is left', async (_, call) => {
  await expect(call(library().input)).rejects.toThrow(ConfigurationError);
});
