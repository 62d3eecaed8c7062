/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** A call whose answer is one page of a list. */
export type PagedCall<Request, Page> = (request: Request) => Promise<Page>;

/** Tells the request for the page after `page`; `undefined` when that was the last. */
export type NextRequest<Request, Page> = (page: Page, request: Request) => Request | undefined;

/**
 * Ask for one page after the other, while the reader wants more. Ends, too, when the same request or the same page comes
 * again: the list does not move on, as when a cache on the way answers.
 *
 *     const call = (request: Request) => wxpay.v3.bills.get(request);
 *     for await (const page of paginate(call, { query: { limit: 20 } }, byOffset('data'))) …
 */
export async function* paginate<Request, Page>(
  call: PagedCall<Request, Page>,
  first: NoInfer<Request>,
  next: NextRequest<Request, Page>,
): AsyncGenerator<Page, void, undefined> {
  const asked = new Set<string>();
  let before: string | undefined | null = null;
  for (let request: Request | undefined = first; request !== undefined; ) {
    const isAsked = asked.size < asked.add(JSON.stringify(request)).size;
    if (!isAsked) return;
    const page: Page = await call(request);
    // `undefined` of an answer without body.
    const text: string | undefined = JSON.stringify(page);
    if (text === before) return;
    before = text;
    yield page;
    request = next(page, request);
  }
}

/** What answers call the number of all rows. */
const TOTALS = ['total_count', 'total_num', 'total_size', 'total'];

/** Whether so many rows are all that the page speaks of; `false` when it names no total. */
function isComplete(rows: number, page: object): boolean {
  const total: unknown = TOTALS.map((name) => Reflect.get(page, name)).find((value) => typeof value === 'number');
  return typeof total === 'number' && rows >= total;
}

interface OffsetRequest {
  readonly query: { readonly offset?: number; readonly limit?: number };
}

/** For lists that are asked for by `offset` and `limit`, and stand in the member `list`; ends at a page that is not full, or at the total. */
export function byOffset<List extends string>(list: List) {
  return <Request extends OffsetRequest, Page extends { readonly [Name in List]?: readonly unknown[] }>(
    page: Page,
    request: Request,
  ): Request | undefined => {
    const count = page[list]?.length ?? 0;
    const { offset = 0, limit = count } = request.query;
    if (count === 0 || count < limit || isComplete(offset + count, page)) return undefined;
    return { ...request, query: { ...request.query, offset: offset + count } };
  };
}

interface PageRequest<Number extends string, Size extends string> {
  readonly query: { readonly [Name in Number | Size]?: number };
}

/**
 * For lists that are asked for by the number of the page, which counts from `start`: `page_num` and `page_size`, or an
 * `offset` that the page describes as a page's number. Ends at a page that is not full, or at the total.
 */
export function byPageNumber<List extends string, Number extends string, Size extends string>(
  list: List,
  { number, size, start = 1 }: { readonly number: Number; readonly size: Size; readonly start?: 0 | 1 },
) {
  return <Request extends PageRequest<Number, Size>, Page extends { readonly [Name in List]?: readonly unknown[] }>(
    page: Page,
    request: Request,
  ): Request | undefined => {
    const count = page[list]?.length ?? 0;
    const { [size]: pageSize = count, [number]: current = start } = request.query;
    if (count === 0 || count < pageSize || isComplete((current - start + 1) * pageSize, page)) return undefined;
    return { ...request, query: { ...request.query, [number]: current + 1 } };
  };
}

interface TokenRequest<Sent extends string> {
  readonly query: { readonly [Name in Sent]?: string };
}

/** For lists whose answer holds, in `received`, the token that asks for the next page in `sent`; ends when there is none, or no new one. */
export function byToken<Received extends string, Sent extends string>(received: Received, sent: Sent) {
  return <Request extends TokenRequest<Sent>, Page extends { readonly [Name in Received]?: string }>(
    page: Page,
    request: Request,
  ): Request | undefined => {
    const token = page[received];
    return token && token !== request.query[sent]
      ? { ...request, query: { ...request.query, [sent]: token } }
      : undefined;
  };
}
