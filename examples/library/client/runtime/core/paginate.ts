/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ListPromise, ListResult } from './client.js';
import { ConfigError } from './errors.js';
import type { Paging } from './operation.js';

/** A call whose response is one page of a list. */
export type PagedCall<Request, Page> = (request: Request) => Promise<Page>;

/** A documented call whose response is one page of a list; `List` is the member with the rows. */
export type ListCall<Request, Page, List extends string> = (request: Request) => ListPromise<Page, List>;

/** One row of a page. */
export type Row<Page, List extends string> = Page extends { readonly [Name in List]?: readonly (infer Each)[] }
  ? Each
  : never;

/** Returns the request for the page after `page`; `undefined` if that was the last. */
export type NextRequest<Request, Page> = (page: Page, request: Request) => Request | undefined;

/**
 * Request one page after the other, on demand. Also ends when the same request or the same page occurs again, because the
 * list makes no progress, for example behind a cache. Yields the rows of a call whose documentation describes its paging;
 * otherwise, or with a function that returns the next request, it yields the pages.
 *
 *     for await (const row of paginate(client.bills.get, { query: { limit: 20 } })) …
 *     for await (const page of paginate(call, { query: { limit: 20 } }, byOffset('data'))) …
 */
export function paginate<Request, Page>(
  call: PagedCall<Request, Page>,
  first: NoInfer<Request>,
  next: NextRequest<Request, Page>,
): AsyncGenerator<Page, void, undefined>;
export function paginate<Request, Page, List extends string>(
  call: ListCall<Request, Page, List>,
  // `List` is `string` for a call without a documented list.
  first: string extends List ? 'This call documents no list: give a third argument' : NoInfer<Request>,
): AsyncGenerator<Row<Page, List>, void, undefined>;
export function paginate<Request extends object>(
  call: (request: Request) => Promise<unknown>,
  first: Request,
  next?: NextRequest<Request, unknown>,
): AsyncGenerator<unknown, void, undefined> {
  return next ? pagesOf(call, first, next) : rowsOf(call, first);
}

async function* pagesOf<Request, Page>(
  call: PagedCall<Request, Page>,
  first: Request,
  next: NextRequest<Request, Page>,
): AsyncGenerator<Page, void, undefined> {
  const asked = new Set<string>();
  let before: string | undefined | null = null;
  for (let request: Request | undefined = first; request !== undefined; ) {
    const isAsked = asked.size < asked.add(JSON.stringify(request)).size;
    if (!isAsked) return;
    const page: Page = await call(request);
    // `undefined` for a response without a body.
    const text: string | undefined = JSON.stringify(page);
    if (text === before) return;
    before = text;
    yield page;
    request = next(page, request);
  }
}

async function* rowsOf<Request extends object>(
  call: (request: Request) => Promise<unknown>,
  first: Request,
): AsyncGenerator<unknown, void, undefined> {
  const ask = async (request: Request) => resultOf(call(request));
  const next = (page: ListPage, request: Request) => nextRequest(page, request);
  for await (const { data, paging } of pagesOf(ask, first, next)) yield* rowsIn(Object(data), paging.list);
}

/** The result of one call, and the paging of its list. */
interface ListPage {
  readonly data: unknown;
  readonly paging: Paging;
}

async function resultOf(answer: Promise<unknown> | ListPromise<unknown, string>): Promise<ListPage> {
  const result: Partial<ListResult<unknown, string>> =
    'withResponse' in answer ? await answer.withResponse() : { data: await answer };
  const { data, paging } = result;
  if (paging) return { data, paging };
  throw new ConfigError(
    "paginate does not know how this call is paged. Pass a third argument, such as byOffset('data'), or return the promise of a documented call unchanged.",
  );
}

function rowsIn(page: object, list: string): readonly unknown[] {
  const rows: unknown = Reflect.get(page, list);
  return Array.isArray(rows) ? rows : [];
}

/** The request for the page after this one; `undefined` if it was the last. */
function nextRequest<Request extends object>({ data, paging }: ListPage, request: Request): Request | undefined {
  const page = Object(data);
  return paging.by === 'token' ? nextByToken(paging, page, request) : nextByNumber(paging, page, request);
}

function nextByNumber<Request extends object>(paging: Paging, page: object, request: Request): Request | undefined {
  const { list, by, parameter, size = 'limit', start = 1 } = paging;
  const count = rowsIn(page, list).length;
  const full = Number(sentBy(request, size) ?? count);
  const first = by === 'offset' ? 0 : start;
  const current = Number(sentBy(request, parameter) ?? first);
  const next = by === 'offset' ? current + count : current + 1;
  const rows = by === 'offset' ? next : (next - start) * full;
  return count === 0 || count < full || isComplete(rows, page) ? undefined : withParameter(request, parameter, next);
}

function nextByToken<Request extends object>(
  { parameter, next = '' }: Pick<Paging, 'parameter' | 'next'>,
  page: object,
  request: Request,
): Request | undefined {
  const token: unknown = Reflect.get(page, next);
  // Of tokens that are numbers, 0 says that there is no other page.
  const isToken = (typeof token === 'string' && token !== '') || (typeof token === 'number' && token !== 0);
  const isNew = isToken && String(token) !== String(sentBy(request, parameter));
  return isNew ? withParameter(request, parameter, token) : undefined;
}

/** The parts of a request that may ask for a page. */
const CONTAINERS = ['query', 'json', 'form'];

function sentBy(request: object, parameter: string): unknown {
  const holder = containerOf(request, parameter);
  return Object(Reflect.get(request, holder))[parameter];
}

/** The part of a request that has the parameter; else the first part that the request has; else the query. */
function containerOf(request: object, parameter: string): string {
  const given = CONTAINERS.filter((name) => Reflect.get(request, name) !== undefined);
  return given.find((name) => parameter in Object(Reflect.get(request, name))) ?? given[0] ?? 'query';
}

function withParameter<Request extends object>(request: Request, parameter: string, value: unknown): Request {
  const holder = containerOf(request, parameter);
  const members = Object(Reflect.get(request, holder));
  // A parameter that is documented as a string stays one.
  const next = typeof members[parameter] === 'string' ? String(value) : value;
  return { ...request, [holder]: { ...members, [parameter]: next } };
}

/** Names of the total number of rows in responses. */
const TOTALS = ['total_count', 'total_num', 'total_size', 'total'];

/** Whether these are all rows; `false` if the page has no total. */
function isComplete(rows: number, page: object): boolean {
  const total: unknown = TOTALS.map((name) => Reflect.get(page, name)).find((value) => typeof value === 'number');
  return typeof total === 'number' && rows >= total;
}

/** A request whose query, JSON or form may have these parameters. */
type Asking<Parameter extends string> =
  | { readonly query?: ParametersOf<Parameter> | undefined }
  | { readonly json?: ParametersOf<Parameter> | undefined }
  | { readonly form?: ParametersOf<Parameter> | undefined };

type ParametersOf<Name extends string> = { readonly [Each in Name]?: number | string | undefined };

type PageWith<List extends string> = { readonly [Name in List]?: readonly unknown[] | null | undefined };

/**
 * For lists with an offset and a limit whose rows are in the member `list`; ends at a page that is not full, or at the total.
 * Pass the names of the parameters if they are not `offset` and `limit`.
 */
export function byOffset<List extends string, Offset extends string = 'offset', Limit extends string = 'limit'>(
  list: List,
  { offset, limit }: { readonly offset?: Offset; readonly limit?: Limit } = {},
) {
  return <Request extends Asking<Offset | Limit>, Page extends PageWith<List>>(
    page: Page,
    request: Request,
  ): Request | undefined =>
    nextByNumber({ list, by: 'offset', parameter: offset ?? 'offset', size: limit ?? 'limit' }, page, request);
}

/**
 * For lists with a page number, counted from `start`: `page_num` and `page_size`, or an `offset` that is documented as a page
 * number. Ends at a page that is not full, or at the total.
 */
export function byPageNumber<List extends string, Number extends string, Size extends string>(
  list: List,
  { number, size, start = 1 }: { readonly number: Number; readonly size: Size; readonly start?: 0 | 1 },
) {
  return <Request extends Asking<Number | Size>, Page extends PageWith<List>>(
    page: Page,
    request: Request,
  ): Request | undefined => nextByNumber({ list, by: 'page', parameter: number, size, start }, page, request);
}

/** For lists with a token: `received` in the response is `sent` in the next request. Ends if there is no token, or no new one. */
export function byToken<Received extends string, Sent extends string>(received: Received, sent: Sent) {
  return <
    Request extends Asking<Sent>,
    Page extends { readonly [Name in Received]?: string | number | null | undefined },
  >(
    page: Page,
    request: Request,
  ): Request | undefined => nextByToken({ parameter: sent, next: received }, page, request);
}
