import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inspectFolder } from './inspect-fixture.js';
import { printJson } from './print-json.js';

const fixtures = fileURLToPath(new URL('../fixtures/dialects/', import.meta.url));

/* Each folder shows one rule of dialects, in the dialect of its `dialect.json`. */
it.each(readdirSync(fixtures).sort())('%s', async (name) => {
  const schema = await inspectFolder(fixtures + name);
  await expect(`${printJson(schema)}\n`).toMatchFileSnapshot(`../fixtures/dialects/${name}/expected.json`);
});
