import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '../../generator/config/settings.js';
import { readSchema } from '../../generator/run/read-schema.js';
import { finishRun } from '../../generator/run/run-events.js';
import { readFixtureDialect } from '../support/fixture-dialect.js';

const fixtures = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

/** The folders of `test/fixtures/pages`, each named after what its pages show. */
export const fixtureNames = readdirSync(fixtures).sort();

/** The schema of a fixture's pages as `inspect` prints it, but for the places of its parts; diagnostics by place and code. */
export async function inspectFixture(name: string) {
  return inspectFolder(fixtures + name);
}

/** The same of any folder of pages, in the dialect that its `dialect.json` names or holds. */
export async function inspectFolder(folder: string) {
  const settings = { ...defaultSettings, dialect: readFixtureDialect(folder) };
  const read = await finishRun(readSchema({ folders: [folder], settings }));
  if ('wrong' in read) throw new Error(`${folder} holds no page.`);
  return {
    pages: read.pages.map(withoutSource),
    diagnostics: read.diagnostics.map(({ code, range: { start } }) => `${start.line}:${start.column} ${code}`),
  };
}

function withoutSource(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'source' ? undefined : member)));
}
