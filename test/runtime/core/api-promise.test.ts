import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiPromise } from '../../../templates/runtime/core/api-promise.js';

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
const others = process.listeners('unhandledRejection');
beforeEach(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of others) process.on('unhandledRejection', listener);
  unhandled.length = 0;
});

/** Unhandled rejections are reported before the next turn of the event loop. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const failing = () => apiPromise<string>(Promise.reject(new Error('refused')));

it('resolves to the data, and to the whole response on request', async () => {
  const response = new Response();
  const promise = apiPromise(Promise.resolve({ data: 'data', response, requestId: 'id' }));
  expect(await promise).toBe('data');
  expect(await promise.withResponse()).toEqual({ data: 'data', response, requestId: 'id' });
});

it('causes no unhandled rejection if the caller handles it, in either way', async () => {
  await expect(failing()).rejects.toThrow('refused');
  await expect(failing().withResponse()).rejects.toThrow('refused');
  await settle();
  expect(unhandled).toEqual([]);
});

it('reports a failure that is not handled', async () => {
  failing();
  await settle();
  expect(unhandled).toEqual([new Error('refused')]);
});
