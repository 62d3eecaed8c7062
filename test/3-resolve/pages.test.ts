import { expect, it } from 'vitest';
import { fixtureNames, inspectFixture } from './inspect-fixture.js';
import { printJson } from './print-json.js';

it.each(fixtureNames)('%s', async (name) => {
  const schema = await inspectFixture(name);
  await expect(`${printJson(schema)}\n`).toMatchFileSnapshot(`../fixtures/pages/${name}/expected.json`);
});
