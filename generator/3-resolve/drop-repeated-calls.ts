import type { Report } from '../diagnostics/report.js';
import type { Operation, Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/**
 * The page without calls that earlier pages describe, since a request line has only one response. `seen` has the calls of
 * earlier pages, and the new ones are added to it.
 */
export function dropRepeatedCalls(page: Page, seen: Map<string, SourceRange>, report: Report): Page {
  const operations = page.operations.filter((operation) => {
    const call = nameCall(operation, page);
    const first = seen.get(call);
    if (first) report('operation-duplicate', operation.source, { call, other: `${first.file}:${first.start.line}` });
    else seen.set(call, operation.source);
    return first === undefined;
  });
  return operations.length === page.operations.length ? page : { ...page, operations };
}

/** The unique key of a call: `POST /v3/refund/domestic/refunds`. */
export function nameCall({ kind, method, url, anchor }: Operation, { path }: Page): string {
  return kind === 'call' ? `${method} ${url}` : `${path}#${anchor}`;
}
