/** A call whose answer is one page of a list. */
export type PagedCall<Request, Page> = (request: Request) => Promise<Page>;

/** Tells the request for the page after `page`; `undefined` when that was the last. */
export type NextRequest<Request, Page> = (page: Page, request: Request) => Request | undefined;

/**
 * Ask for one page after the other, while the reader wants more.
 *
 *     const call = (request: Request) => wxpay.v3.bills.get(request);
 *     for await (const page of paginate(call, { query: { limit: 20 } }, byOffset('data'))) …
 */
export async function* paginate<Request, Page>(
  call: PagedCall<Request, Page>,
  first: NoInfer<Request>,
  next: NextRequest<Request, Page>,
): AsyncGenerator<Page, void, undefined> {
  for (let request: Request | undefined = first; request !== undefined; ) {
    const page: Page = await call(request);
    yield page;
    request = next(page, request);
  }
}

interface OffsetRequest {
  readonly query: { readonly offset?: number; readonly limit?: number };
}

/** For lists that are asked for by `offset` and `limit`, and stand in the member `list`; ends at a page that is not full. */
export function byOffset<List extends string>(list: List) {
  return <Request extends OffsetRequest, Page extends { readonly [Name in List]?: readonly unknown[] }>(
    page: Page,
    request: Request,
  ): Request | undefined => {
    const count = page[list]?.length ?? 0;
    const { offset = 0, limit = count } = request.query;
    if (count === 0 || count < limit) return undefined;
    return { ...request, query: { ...request.query, offset: offset + count } };
  };
}

interface PageRequest<Number extends string, Size extends string> {
  readonly query: { readonly [Name in Number | Size]?: number };
}

/**
 * For lists that are asked for by the number of the page, which counts from `start`: `page_num` and `page_size`, or an
 * `offset` that the page describes as a page's number. Ends at a page that is not full.
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
    if (count === 0 || count < (request.query[size] ?? count)) return undefined;
    return { ...request, query: { ...request.query, [number]: (request.query[number] ?? start) + 1 } };
  };
}

interface TokenRequest<Sent extends string> {
  readonly query: { readonly [Name in Sent]?: string };
}

/** For lists whose answer holds, in `received`, the token that asks for the next page in `sent`; ends when there is none. */
export function byToken<Received extends string, Sent extends string>(received: Received, sent: Sent) {
  return <Request extends TokenRequest<Sent>, Page extends { readonly [Name in Received]?: string }>(
    page: Page,
    request: Request,
  ): Request | undefined => {
    const token = page[received];
    return token ? { ...request, query: { ...request.query, [sent]: token } } : undefined;
  };
}
