import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { startLimit } from '../../../templates/runtime/core/limit.js';

it('leaves nothing on the signal of the caller, which may outlive any number of calls', () => {
  const { signal } = new AbortController();
  const limit = startLimit({ timeout: 60_000, signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  limit.stop();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
