import { expect, it } from 'vitest';
import { printJson } from '../3-resolve/print-json.js';
import { fixtureNames, inspectOverrides } from './inspect-overrides.js';

it.each(fixtureNames)('%s', async (name) => {
  const schema = await inspectOverrides(name);
  await expect(`${printJson(schema)}\n`).toMatchFileSnapshot(`../fixtures/overrides/${name}/expected.json`);
});
