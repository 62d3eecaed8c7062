import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSchema } from '../../generator/run/read-schema.js';
import { finishRun } from '../../generator/run/run-events.js';

const fixtures = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

/** The folders of `test/fixtures/pages`, each named after what its pages show. */
export const fixtureNames = readdirSync(fixtures).sort();

/** The schema of a fixture's pages as `inspect` prints it, but for the places of its parts; diagnostics by place and code. */
export async function inspectFixture(name: string) {
  const read = await finishRun(readSchema({ folders: [fixtures + name] }));
  if ('wrong' in read) throw new Error(`${name} holds no page.`);
  return {
    pages: read.pages.map(withoutSource),
    diagnostics: read.diagnostics.map(({ code, range: { start } }) => `${start.line}:${start.column} ${code}`),
  };
}

function withoutSource(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'source' ? undefined : member)));
}
