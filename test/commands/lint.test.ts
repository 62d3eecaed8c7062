import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type LintFormat, lint } from '../../generator/commands/lint.js';
import { defaultSettings } from '../../generator/config/settings.js';
import { recordConsole } from '../diagnostics/record-console.js';

const fixtures = join(import.meta.dirname, '../fixtures/diagnostics');

/** The output of `lint` for some fixtures, and its exit code. */
async function lintFixtures(names: readonly string[], format: LintFormat) {
  const { console, said } = recordConsole();
  const folders = names.map((name) => join(fixtures, name));
  const exitCode = await lint({ folders, format, version: '0' }, console);
  return { ...said, exitCode };
}

it('prints where, what is wrong and what to do, and a summary', async () => {
  expect(await lintFixtures(['title-missing'], 'pretty')).toEqual({
    printed: `${join(fixtures, 'title-missing/openapi/v3/library/loans.md')}:1:1 warning title-missing
  The operation has no title.
  1 | # {#post}
    | ^^^^^^^^^
  Write one in the heading, before the id.
`,
    told: '1 warning\n       1 title-missing\n',
    complained: '',
    exitCode: 0,
  });
});

it('prints JSON with the place of each diagnostic', async () => {
  const { printed, exitCode } = await lintFixtures(['title-missing'], 'json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(printed)).toEqual({
    schemaVersion: 1,
    diagnostics: [
      {
        code: 'title-missing',
        severity: 'warning',
        message: 'The operation has no title.',
        help: 'Write one in the heading, before the id.',
        range: {
          file: 'openapi/v3/library/loans.md',
          start: { line: 1, column: 1 },
          end: { line: 1, column: 10 },
        },
      },
    ],
  });
});

it('fails when an operation has to be left out', async () => {
  const { told, exitCode } = await lintFixtures(['server-unlisted'], 'pretty');
  expect([told, exitCode]).toEqual(['1 error\n       1 server-unlisted\n', 1]);
});

it('prints nothing for pages without problems', async () => {
  const { console, said } = recordConsole();
  const folders = [join(fixtures, '../pages/a-post-may-have-no-body')];
  const exitCode = await lint({ folders, format: 'pretty', version: '0' }, console);
  expect({ ...said, exitCode }).toEqual({ printed: '', told: 'nothing to fix\n', complained: '', exitCode: 0 });
});

it('reports a folder that does not exist, and prints nothing else', async () => {
  const { printed, complained, exitCode } = await lintFixtures(['no-such-code'], 'pretty');
  const folder = join(fixtures, 'no-such-code');
  expect({ printed, complained, exitCode }).toEqual({
    printed: '',
    complained: `docwright: There is no folder ${folder}. Give the folder that holds openapi/ or webhook/, such as specs.\n`,
    exitCode: 2,
  });
});

it.each([
  [1, 0, ''],
  [0, 1, 'docwright: 1 warning, and --max-warnings allows 0.\n'],
])('with at most %i warnings, one warning exits with %i', async (maxWarnings, exitCode, complained) => {
  const { console, said } = recordConsole();
  const folders = [join(fixtures, 'title-missing')];
  expect(await lint({ folders, format: 'pretty', version: '0', maxWarnings }, console)).toBe(exitCode);
  expect(said.complained).toBe(complained);
});

it('warns about a glob that matches nothing beside pages that are linted', async () => {
  const { console, said } = recordConsole();
  const settings = { ...defaultSettings, exclude: ['openapi/v3/library/lones'] };
  const folders = [join(fixtures, 'title-missing')];
  expect(await lint({ folders, format: 'pretty', version: '0', settings }, console)).toBe(0);
  expect(said.complained).toBe(
    'docwright: The glob openapi/v3/library/lones of exclude matches none of 1 page. Did you mean openapi/v3/library/loans?\n',
  );
});
