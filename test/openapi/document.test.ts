import { expect, it } from 'vitest';
import { printJson } from '../3-resolve/print-json.js';
import { buildFrom, fixtureNames, fixtures } from './build-fixture.js';

it.each(fixtureNames)('%s', async (name) => {
  const { paths, webhooks, components } = (await buildFrom([fixtures + name])).document;
  const schemas = Object.entries(components.schemas).filter(([schema]) => schema !== 'v3.failure');
  const expected = { paths, webhooks, schemas: Object.fromEntries(schemas) };
  await expect(`${printJson(expected)}\n`).toMatchFileSnapshot(`../fixtures/openapi/${name}/expected.json`);
});
