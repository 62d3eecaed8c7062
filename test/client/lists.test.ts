import { afterEach, expect, expectTypeOf, it } from 'vitest';
import { createClient, paginate } from '../../generated/index.js';
import type * as authentications from '../../generated/v3/payroll-card/authentications.js';
import type { Handler } from '../../sandbox/protocol/answer.js';
import { clientOptions, identity } from '../runtime/identities.js';
import { startServer, type TestServer } from '../support/test-server.js';

let sandbox: TestServer;
afterEach(() => sandbox?.close());

const start = async (handler: Handler) => {
  sandbox = await startServer(identity, handler);
  return createClient({ ...clientOptions, baseUrl: sandbox.url, retries: 0 });
};

const places = () => sandbox.requests.map(({ target }) => new URL(target, sandbox.url).searchParams.get('offset'));

const query = { openid: 'o', sub_mchid: '1', authenticate_date: '2025-03-07', authenticate_state: 'A' };

it('yields the typed rows of a list by offset, until all are read', async () => {
  const rows = ['a', 'b', 'c', 'd', 'e'];
  const wxpay = await start(({ target }) => {
    const offset = Number(new URL(target, sandbox.url).searchParams.get('offset') ?? 0);
    const data = rows.slice(offset, offset + 2).map((authenticate_number) => ({ authenticate_number }));
    return { json: { data, total_count: 5 } };
  });
  const numbers: string[] = [];
  const { get } = wxpay.v3.payrollCard.authentications;
  for await (const row of paginate(get, { query: { ...query, limit: 2 } })) {
    expectTypeOf(row).toEqualTypeOf<authentications.get.Response.Data>();
    numbers.push(row.authenticate_number);
  }
  expect(numbers).toEqual(rows);
  expect(places()).toEqual([null, '2', '4']);
});

it('counts pages where the documentation says that the offset is a page number', async () => {
  const wxpay = await start(({ target }) => {
    const page = Number(new URL(target, sandbox.url).searchParams.get('offset'));
    return { json: { data: page < 2 ? [`${page}`, `${page}b`] : [] } };
  });
  const { get } = wxpay.v3.marketing.favor.stocks._stock_id_.merchants;
  const request = { stock_id: '9', query: { offset: 0, limit: '2', stock_creator_mchid: '1' } };
  const rows: string[] = [];
  for await (const row of paginate((each: typeof request) => get(each), request)) rows.push(row);
  expect(rows).toEqual(['0', '0b', '1', '1b']);
  expect(places()).toEqual(['0', '1', '2']);
});

it('requests no more pages than the reader consumes', async () => {
  const wxpay = await start(() => ({ json: { data: [{}, {}], total_count: 9 } }));
  for await (const _ of paginate(wxpay.v3.payrollCard.authentications.get, { query: { ...query, limit: 2 } })) break;
  expect(sandbox.requests).toHaveLength(1);
});

it('ends when a server returns the same response for each page', async () => {
  const wxpay = await start(() => ({ json: { data: [{ authenticate_number: 'a' }], total_count: 9 } }));
  const rows: unknown[] = [];
  const { get } = wxpay.v3.payrollCard.authentications;
  for await (const row of paginate(get, { query: { ...query, limit: 1 } })) rows.push(row);
  expect(rows).toEqual([{ authenticate_number: 'a' }]);
});

it('says which argument is needed where a call is not a documented list', async () => {
  const wxpay = await start(() => ({ json: { data: [{}] } }));
  const call = () => wxpay.request<{ data: object[] }>('GET', '/v3/new');
  // @ts-expect-error: only documented lists work without the third argument
  const rows = paginate(call, {});
  await expect(rows.next()).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringContaining("Pass a third argument, such as byOffset('data')"),
  });
});
