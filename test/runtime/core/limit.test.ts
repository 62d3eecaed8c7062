import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { startLimit } from '../../../templates/runtime/core/limit.js';

it('leaves no listener on the signal of the caller, which may outlive any number of calls', () => {
  const { signal } = new AbortController();
  const limit = startLimit({ timeout: 60_000, signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  limit.stop();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('adds one listener to a signal that calls share, and aborts each running call', async () => {
  const caller = new AbortController();
  const limits = Array.from({ length: 50 }, () => startLimit({ timeout: 60_000, signal: caller.signal }));
  expect(getEventListeners(caller.signal, 'abort')).toHaveLength(1);
  limits[0]?.stop();
  caller.abort(new Error('enough'));
  expect(limits.map(({ signal }) => signal.aborted)).toEqual([false, ...Array(49).fill(true)]);
  await expect(limits[1]?.race(new Promise(() => {}))).rejects.toThrow('enough');
});

it('adds a listener again after all calls have ended', () => {
  const caller = new AbortController();
  startLimit({ timeout: 60_000, signal: caller.signal }).stop();
  const later = startLimit({ timeout: 60_000, signal: caller.signal });
  caller.abort();
  expect(later.signal.aborted).toBe(true);
  later.stop();
});
