import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { apiPromise } from '../../../templates/runtime/core/api-promise.js';
import { type ChainPage, createChain } from '../../../templates/runtime/core/chain.js';
import type { ApiPromise, Client } from '../../../templates/runtime/core/client.js';

interface Tree {
  readonly [segment: string]: Tree & ((...args: unknown[]) => ApiPromise<unknown>);
}

const client = { call: () => 'the client' } as unknown as Client;
const answer = (data: unknown) => apiPromise(Promise.resolve({ data, response: new Response(), requestId: 'id-1' }));

function page(name: string, methods = ['get', 'post']): ChainPage & { load: ReturnType<typeof vi.fn> } {
  const functions = methods.map((method) => [method, (...args: unknown[]) => answer([name, method, ...args])]);
  return { load: vi.fn(async () => Object.fromEntries(functions)), methods };
}

const grow = (pages: Record<string, ChainPage>) => createChain<Tree>(client, pages);

describe('createChain', () => {
  it('loads a page when its method is called, not before', async () => {
    const jsapi = page('jsapi');
    const chain = grow({ 'v3/pay/jsapi': jsapi });
    expect(chain.v3?.pay?.jsapi?.post).toBeTypeOf('function');
    expect(jsapi.load).not.toHaveBeenCalled();
    expect(await chain.v3?.pay?.jsapi?.post?.({ json: 1 })).toEqual(['jsapi', 'post', client, { json: 1 }]);
  });

  it('returns an ApiPromise at once', async () => {
    const chain = grow({ 'v3/pay': page('pay') });
    expect(await chain.v3?.pay?.get?.().withResponse()).toMatchObject({ requestId: 'id-1' });
  });

  it('rejects once when a page cannot be loaded', async () => {
    const broken = { load: () => Promise.reject(new Error('no such file')), methods: ['get'] };
    await expect(grow({ v3: broken }).v3?.get?.().withResponse()).rejects.toThrow('no such file');
  });

  it('lets a page be a folder too', async () => {
    const chain = grow({ 'v3/bills': page('list'), 'v3/bills/_id_': page('one') });
    expect(await chain.v3?.bills?.get?.()).toContain('list');
    expect(await chain.v3?.bills?._id_?.get?.()).toContain('one');
  });

  it('lets a method be a folder too', async () => {
    const chain = grow({ 'v3/bills': page('list'), 'v3/bills/post/name': page('deeper') });
    expect(await chain.v3?.bills?.post?.()).toContain('list');
    expect(await chain.v3?.bills?.post?.name?.get?.()).toContain('deeper');
  });

  it('knows no other names, and is not thenable', async () => {
    const chain = grow({ 'v3/pay': page('pay') });
    expect([chain.v3?.other, chain.v3?.constructor, chain.v3?.then, chain.then, chain.v2]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(await Promise.resolve(chain.v3)).toBe(chain.v3);
  });

  it('takes __proto__ and constructor as names like any other', async () => {
    const chain = grow({ 'v3/__proto__/constructor': page('odd'), constructor: page('root') });
    expect(await Reflect.get(chain.v3 ?? {}, '__proto__').constructor.get()).toContain('odd');
    expect(await Reflect.get(chain, 'constructor').get()).toContain('root');
    expect(Object.getPrototypeOf({}).constructor).toBe(Object);
  });

  it('carries the members of the client at its root', () => {
    expect(Reflect.get(grow({}), 'call')()).toBe('the client');
  });

  it('shows pages, not the client, when inspected', () => {
    expect(inspect(grow({ 'v3/pay': page('pay') }))).not.toContain('call');
  });
});
