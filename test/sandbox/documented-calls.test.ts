import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';
import { callSandbox } from './call-sandbox.js';

it('responds to every call of specs/ so that the client verifies and opens it, as documented', async () => {
  const { outcomes, wrong } = await callSandbox(join(repository, 'specs'), join(repository, 'generated'), '.ts');
  expect(wrong).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(130);
});
