/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { apiPromise } from './api-promise.js';
import type { ApiPromise, ApiResult } from './client.js';

/** One generated file of the chain. */
export interface ChainPage {
  readonly load: () => Promise<object>;
  /** Names that the file exports: `get`, `post`, `delete`, `parse`. */
  readonly methods: readonly string[];
}

interface Branch {
  page?: ChainPage;
  readonly children: Map<string, Branch>;
}

/**
 * Create a tree of pages that mirrors the URLs; a page is loaded when one of its methods is first called.
 *
 *     { 'orders/refunds': { load: () => import('./orders/refunds.js'), methods: ['post'] } }
 *     chain.orders.refunds.post(request)
 *
 * The tree also has the members of `client`, so it can be passed wherever a client is expected.
 */
export function createChain<Chain>(client: object, pages: Readonly<Record<string, ChainPage>>): Chain {
  const root: Branch = { children: new Map() };
  for (const key of Object.keys(pages)) {
    const page = pages[key];
    if (page) plant(root, { key, page });
  }
  // The edge of the type system: the generated `Chain` type and `pages` are written from the same list.
  return grow(Object.create(client), root, client) as Chain;
}

function plant(root: Branch, { key, page }: { key: string; page: ChainPage }): void {
  let branch = root;
  for (const segment of key.split('/')) {
    const child = branch.children.get(segment) ?? { children: new Map() };
    branch.children.set(segment, child);
    branch = child;
  }
  branch.page = page;
}

function grow<Node extends object>(node: Node, branch: Branch, client: object): Node {
  for (const [segment, child] of branch.children) {
    defineLazily(node, segment, () => grow(nodeFor(branch, segment, client), child, client));
  }
  for (const method of branch.page?.methods ?? []) {
    if (!branch.children.has(method)) defineLazily(node, method, () => nodeFor(branch, method, client));
  }
  return node;
}

/** A segment that is also a method of the page above is a function with the deeper pages as members. */
function nodeFor(branch: Branch, name: string, client: object): object {
  const { page } = branch;
  if (!page?.methods.includes(name)) return Object.create(null);
  return (...args: unknown[]) => callPage(page.load, name, [client, ...args]);
}

function defineLazily(node: object, name: string, make: () => object): void {
  let made: object | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  // Defined, not assigned: a segment may be called `__proto__`.
  Object.defineProperty(node, name, { get, enumerable: true, configurable: true });
}

function callPage(load: ChainPage['load'], method: string, args: unknown[]): ApiPromise<unknown> {
  return apiPromise(
    load().then(async (page) => {
      const call: unknown = Reflect.get(page, method);
      if (typeof call !== 'function')
        throw new TypeError(`The generated file has no ${method}. Generate the client again.`);
      return resultOf(call(...args));
    }),
  );
}

async function resultOf(answer: unknown): Promise<ApiResult<unknown>> {
  if (hasResponse(answer)) return answer.withResponse();
  // `parse` of a notification has no response, and its promise no `withResponse`.
  return { data: await answer, response: Response.error(), requestId: undefined };
}

function hasResponse(answer: unknown): answer is ApiPromise<unknown> {
  return typeof answer === 'object' && answer !== null && 'withResponse' in answer;
}
