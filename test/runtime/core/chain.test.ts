import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { apiPromise } from '../../../templates/runtime/core/api-promise.js';
import { type ChainPage, createChain } from '../../../templates/runtime/core/chain.js';
import type { ApiPromise, Client } from '../../../templates/runtime/wechatpay/client.js';

/** The value at a path of the tree; the generated types are tested with the generator. */
function at(tree: object, path: string): unknown {
  return path.split('/').reduce<unknown>((node, segment) => Reflect.get(Object(node), segment), tree);
}

function call(tree: object, path: string, ...args: unknown[]): ApiPromise<unknown> {
  return (at(tree, path) as (...args: unknown[]) => ApiPromise<unknown>)(...args);
}

const client = { call: () => 'the client' } as unknown as Client;
const answer = (data: unknown) => apiPromise(Promise.resolve({ data, response: new Response(), requestId: 'id-1' }));

function page(name: string, methods = ['get', 'post']): ChainPage & { load: ReturnType<typeof vi.fn> } {
  const functions = methods.map((method) => [method, (...args: unknown[]) => answer([name, method, ...args])]);
  return { load: vi.fn(async () => Object.fromEntries(functions)), methods };
}

const grow = (pages: Record<string, ChainPage>) => createChain<object>(client, pages);

it('has a member for each segment and each method, and no others', () => {
  const pages = { 'v3/pay/jsapi': { load: async () => ({}), methods: ['post'] } };
  const tree = createChain<object>(client, pages);
  expect(Object.keys(tree)).toEqual(['v3']);
  expect(Object.keys(Object(at(tree, 'v3')))).toEqual(['pay']);
  expect(Object.keys(Object(at(tree, 'v3/pay/jsapi')))).toEqual(['post']);
});

describe('createChain', () => {
  it('loads a page when its method is called, not before', async () => {
    const jsapi = page('jsapi');
    const chain = grow({ 'v3/pay/jsapi': jsapi });
    expect(at(chain, 'v3/pay/jsapi/post')).toBeTypeOf('function');
    expect(jsapi.load).not.toHaveBeenCalled();
    expect(await call(chain, 'v3/pay/jsapi/post', { json: 1 })).toEqual(['jsapi', 'post', client, { json: 1 }]);
  });

  it('returns an ApiPromise at once', async () => {
    const chain = grow({ 'v3/pay': page('pay') });
    expect(await call(chain, 'v3/pay/get').withResponse()).toMatchObject({ requestId: 'id-1' });
  });

  it('rejects once when a page cannot be loaded', async () => {
    const broken = { load: () => Promise.reject(new Error('no such file')), methods: ['get'] };
    await expect(call(grow({ v3: broken }), 'v3/get').withResponse()).rejects.toThrow('no such file');
  });

  it('supports a page that is a folder too', async () => {
    const chain = grow({ 'v3/bills': page('list'), 'v3/bills/_id_': page('one') });
    expect(await call(chain, 'v3/bills/get')).toContain('list');
    expect(await call(chain, 'v3/bills/_id_/get')).toContain('one');
  });

  it('supports a method that is a folder too', async () => {
    const chain = grow({ 'v3/bills': page('list'), 'v3/bills/post/name': page('deeper') });
    expect(await call(chain, 'v3/bills/post')).toContain('list');
    expect(await call(chain, 'v3/bills/post/name/get')).toContain('deeper');
  });

  it.each(['v2', 'then', 'v3/other', 'v3/constructor', 'v3/then', 'v3/toString'])('has no member %s', (path) => {
    expect(at(grow({ 'v3/pay': page('pay') }), path)).toBe(undefined);
  });

  it('takes __proto__ and constructor as names like any other', async () => {
    const chain = grow({ 'v3/__proto__/constructor': page('odd'), constructor: page('root') });
    expect(await call(chain, 'v3/__proto__/constructor/get')).toContain('odd');
    expect(await call(chain, 'constructor/get')).toContain('root');
    expect(Object.getPrototypeOf({}).constructor).toBe(Object);
  });

  it('has the members of the client at its root', () => {
    expect(call(grow({}), 'call')).toBe('the client');
  });

  it('shows pages, not the client, when inspected', () => {
    expect(inspect(grow({ 'v3/pay': page('pay') }))).not.toContain('call');
  });
});
