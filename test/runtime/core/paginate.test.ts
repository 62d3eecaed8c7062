import { describe, expect, it } from 'vitest';
import { byOffset, byPageNumber, byToken, paginate } from '../../../templates/runtime/core/paginate.js';

async function collect<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('paginate', () => {
  it('counts the rows of lists that are requested by offset', async () => {
    const rows = [1, 2, 3, 4, 5];
    const asked: unknown[] = [];
    const call = async (request: { id: string; query: { offset?: number; limit: number } }) => {
      asked.push(request);
      const { offset = 0, limit } = request.query;
      return { data: rows.slice(offset, offset + limit), total_count: 5 };
    };
    const pages = await collect(paginate(call, { id: 'a', query: { limit: 2 } }, byOffset('data')));
    expect(pages.flatMap(({ data }) => data)).toEqual(rows);
    expect(asked).toEqual([
      { id: 'a', query: { limit: 2 } },
      { id: 'a', query: { limit: 2, offset: 2 } },
      { id: 'a', query: { limit: 2, offset: 4 } },
    ]);
  });

  it('counts pages where the request has a page number', async () => {
    const call = async ({ query }: { query: { page_num?: number; page_size: number } }) => ({
      items: query.page_num === 3 ? [9] : [1, 2],
      page: query.page_num,
    });
    const next = byPageNumber('items', { number: 'page_num', size: 'page_size' });
    const pages = await collect(paginate(call, { query: { page_num: 1, page_size: 2 } }, next));
    expect(pages.map(({ page }) => page)).toEqual([1, 2, 3]);
  });

  it('ends at a page that is not full, and at a token that is empty or not new', () => {
    expect(byOffset('data')({ data: [1, 2] }, { query: { limit: 2 } })).toEqual({ query: { limit: 2, offset: 2 } });
    expect(byOffset('data')({ data: [1] }, { query: { limit: 2 } })).toBe(undefined);
    const byNext = byToken('next', 'token');
    expect(byNext({ next: 'b' }, { query: { token: 'a' } })).toEqual({ query: { token: 'b' } });
    expect([{}, { next: '' }, { next: 'a' }].map((page) => byNext(page, { query: { token: 'a' } }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('passes the token on', async () => {
    const call = async ({
      query,
    }: {
      query: { page_token?: string; page_size: number };
    }): Promise<{ next_page_token?: string; seen?: string }> =>
      query.page_token === undefined ? { next_page_token: 'b' } : { seen: query.page_token };
    const pages = paginate(call, { query: { page_size: 1 } }, byToken('next_page_token', 'page_token'));
    expect(await collect(pages)).toEqual([{ next_page_token: 'b' }, { seen: 'b' }]);
  });

  /** Returns the same response to every request, as a cache does that ignores the query. */
  const stuck = (page: object) => async (_request: { query: object }) => page as never;

  it.each([
    ['a token that stays the same', byToken('next', 'token'), { data: [1], next: 'a' }],
    ['an offset that is ignored', byOffset('data'), { data: [1, 2] }],
    ['a page number that is ignored', byPageNumber('data', { number: 'page', size: 'size' }), { data: [1, 2] }],
    [
      'a function that returns the same request',
      (_page: object, request: { query: object }) => ({ ...request }),
      { data: [1] },
    ],
  ] as const)('ends when there is no progress: %s', async (_case, next, page) => {
    expect(await collect(paginate(stuck(page), { query: {} }, next as never))).toEqual([page]);
  });

  it('ends when tokens repeat', async () => {
    const tokens = ['b', 'c', 'b', 'c', 'b'];
    const call = async (_request: { query: { token?: string } }) => ({ next: tokens.shift() ?? 'd' });
    const pages = await collect(paginate(call, { query: { token: 'a' } }, byToken('next', 'token')));
    expect(pages.map(({ next }) => next)).toEqual(['b', 'c', 'b']);
  });

  it.each(['total_count', 'total_num', 'total_size', 'total'])(
    'requests nothing after the %s of rows',
    async (name) => {
      let calls = 0;
      const call = async (_request: { query: object }) => ({ data: [++calls, calls], [name]: 4 }) as never;
      await collect(paginate(call, { query: { limit: 2 } }, byOffset('data') as never));
      await collect(paginate(call, { query: {} }, byOffset('data') as never));
      const next = byPageNumber('data', { number: 'page', size: 'limit' });
      await collect(paginate(call, { query: { page: 1, limit: 2 } }, next as never));
      await collect(
        paginate(
          call,
          { query: { page: 0, limit: 2 } },
          byPageNumber('data', { number: 'page', size: 'limit', start: 0 }) as never,
        ),
      );
      expect(calls).toBe(8);
    },
  );

  it('requests no page that is not read', async () => {
    let calls = 0;
    const call = async (_request: { query: { limit: number; offset?: number } }) => ({ data: [++calls] });
    for await (const _page of paginate(call, { query: { limit: 1 } }, byOffset('data'))) break;
    expect(calls).toBe(1);
  });
});
