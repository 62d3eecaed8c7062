import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '../../generator/config/settings.js';
import { readSchema } from '../../generator/run/read-schema.js';
import { finishRun } from '../../generator/run/run-events.js';

const fixtures = fileURLToPath(new URL('../fixtures/overrides/', import.meta.url));

/** The folders of `test/fixtures/overrides`, each named after what its overrides show. */
export const fixtureNames = readdirSync(fixtures).sort();

/** The schema of a fixture's pages with its overrides, without source places; and the codes of its diagnostics. */
export async function inspectOverrides(name: string) {
  const settings = { ...defaultSettings, overrides: [`${fixtures}${name}/docwright.overrides.yaml`] };
  const read = await finishRun(readSchema({ folders: [fixtures + name], settings }));
  if ('wrong' in read) throw new Error(`${name} holds no page.`);
  return {
    pages: read.pages.map(withoutSource),
    diagnostics: read.diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

function withoutSource(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'source' ? undefined : member)));
}
