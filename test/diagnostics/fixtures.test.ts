import { describe, expect, it } from 'vitest';
import { codes } from '../../generator/diagnostics/codes.js';
import { fixtureNames, lintFixture } from './lint-fixture.js';

it('shows each diagnostic of the table in a fixture of its name', () => {
  expect(fixtureNames).toEqual(Object.keys(codes).sort());
});

describe.each(fixtureNames)('the fixture %s', (name) => {
  it('has no other diagnostics', async () => {
    expect((await lintFixture(name)).codes).toEqual([name]);
  });

  it('is reported with the place, the problem and the fix', async () => {
    const { output } = await lintFixture(name);
    await expect(output).toMatchFileSnapshot(`../fixtures/diagnostics/${name}/expected.txt`);
  });
});
