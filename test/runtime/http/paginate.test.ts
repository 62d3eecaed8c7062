import { expect, expectTypeOf, it } from 'vitest';
import { byOffset, byPageNumber, byToken, paginate } from '../../../templates/runtime/core/paginate.js';
import type { ListPromise } from '../../../templates/runtime/http/client.js';
import { createClient } from './library/client.js';
import * as loans from './library/v1/loans.js';
import { serve } from './serve.js';

async function collect<Each>(each: AsyncIterable<Each>): Promise<Each[]> {
  const all: Each[] = [];
  for await (const one of each) all.push(one);
  return all;
}

const ids = ['L-1', 'L-2', 'L-3'];

it('goes through the rows of a documented list', async () => {
  const { origin, received } = await serve(({ url }) => {
    const offset = Number(new URL(url, 'http://host').searchParams.get('offset'));
    const rows = ids.slice(offset, offset + 2).map((loan_id) => ({ loan_id }));
    return { code: 0, data: { loans: rows, total: 3 } };
  });
  const client = createClient({ baseUrl: origin });
  const list = (request: loans.get.Request): ListPromise<loans.get.Response, 'loans'> => loans.get(client, request);
  const rows = await collect(paginate(list, { query: { limit: 2 } }));
  expectTypeOf(rows).toEqualTypeOf<loans.get.Response.Loan[]>();
  expect(rows.map(({ loan_id }) => loan_id)).toEqual(ids);
  expect(received.map(({ url }) => url)).toEqual(['/v1/loans?limit=2', '/v1/loans?limit=2&offset=2']);
});

interface Row {
  id: string;
}

it('goes through pages that a JSON body asks for', async () => {
  const call = async ({
    json,
  }: {
    json: { start?: number; limit: number; kind?: string };
  }): Promise<{ info?: Row[] }> => {
    const { start = 0, limit } = json;
    return { info: ids.slice(start, start + limit).map((id) => ({ id })) };
  };
  const next = byOffset('info', { offset: 'start', limit: 'limit' });
  const pages = await collect(paginate(call, { json: { limit: 2, kind: 'a' } }, next));
  expectTypeOf(pages).toEqualTypeOf<{ info?: Row[] }[]>();
  expect(pages.map(({ info }) => info?.length)).toEqual([2, 1]);
});

it('goes through pages by parameters that are documented as strings, in a query that may be left out', async () => {
  const call = async ({
    query,
  }: {
    query?: { page?: string; page_size?: string };
  }): Promise<{ items: Row[] | null }> => {
    expectTypeOf(query?.page).toEqualTypeOf<string | undefined>();
    return { items: query?.page === '2' ? null : [{ id: String(query?.page) }] };
  };
  const next = byPageNumber('items', { number: 'page', size: 'page_size' });
  const pages = await collect(paginate(call, { query: { page: '1', page_size: '1' } }, next));
  expect(pages).toEqual([{ items: [{ id: '1' }] }, { items: null }]);
});

it.each([[''], [null], [undefined], [0]])('goes through pages by a token, until that is %j', async (last) => {
  const call = async ({
    form,
  }: {
    form?: { cursor?: string | number };
  }): Promise<{ next?: string | number | null; at: unknown }> => {
    const at = form?.cursor;
    return { ...(last === undefined && at ? {} : { next: at ? (last ?? null) : 7 }), at };
  };
  const pages = await collect(paginate(call, { form: {} }, byToken('next', 'cursor')));
  expect(pages.map(({ at }) => at)).toEqual([undefined, 7]);
});

it('takes no parameter that the request does not have, and no list that the page does not have', () => {
  const call = async (_request: { query: { page: number } }) => ({ rows: [1] });
  // @ts-expect-error: the request has no offset and no limit
  paginate(call, { query: { page: 1 } }, byOffset('rows'));
  // @ts-expect-error: the page has no items
  paginate(call, { query: { page: 1 } }, byPageNumber('items', { number: 'page', size: 'size' }));
});
