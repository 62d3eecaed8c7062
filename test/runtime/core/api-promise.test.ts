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

/** Rejections that nobody handled are told before the next turn of the event loop. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const failing = () => apiPromise<string>(Promise.reject(new Error('refused')));

it('gives the data alone, and the rest when asked', async () => {
  const response = new Response();
  const promise = apiPromise(Promise.resolve({ data: 'data', response, requestId: 'id' }));
  expect(await promise).toBe('data');
  expect(await promise.withResponse()).toEqual({ data: 'data', response, requestId: 'id' });
});

it('leaves no rejection unhandled that the caller handles, in either way', async () => {
  await expect(failing()).rejects.toThrow('refused');
  await expect(failing().withResponse()).rejects.toThrow('refused');
  await settle();
  expect(unhandled).toEqual([]);
});

it('lets a failure be noticed that nobody handles', async () => {
  failing();
  await settle();
  expect(unhandled).toEqual([new Error('refused')]);
});
