import { operationKey } from './operation-key.js';
import type { Operation, Page } from './schema.js';

/** An operation with its page. */
interface Placed {
  readonly page: Pick<Page, 'path'>;
  readonly operation: Pick<Operation, 'kind' | 'anchor' | 'method' | 'url'>;
}

/** A way to name operations; those after the surest ones are short, and may fit several. */
type Spelling = (written: string, placed: Placed) => boolean;

const spellings: readonly Spelling[] = [
  (written, { page, operation }) => written === operationKey(page, operation),
  (written, { operation }) => written === operation.anchor,
  (written, placed) => callOf(written) === nameCall(placed),
  (written, placed) => withoutNames(callOf(written)) === withoutNames(nameCall(placed)),
  (written, { operation: { kind, url } }) => kind === 'call' && written === url,
  (written, { operation: { kind, method } }) => kind === 'call' && written.toUpperCase() === method,
];

/**
 * The operations that a name means, by the surest way of naming that fits any; none where no way does.
 *
 *     guide/loans#GET /v1/loans/{loan}    the key
 *     GET /v1/loans/{loan}, post          the anchor, or method and URL, whatever placeholders are called
 *     guide/loans#GET, GET                the method, where a page has no other operation of it
 */
export function matchOperations<Named extends Placed>(written: string, operations: readonly Named[]): readonly Named[] {
  const name = written.trim().replace(/\s+/g, ' ');
  const matches = matchName(name, operations);
  if (matches.length > 0) return matches;
  const below = operations.filter(({ page }) => name.startsWith(`${page.path}#`));
  return below.flatMap((placed) => {
    const onPage = below.filter(({ page }) => page.path === placed.page.path);
    return matchName(name.slice(placed.page.path.length + 1), onPage).includes(placed) ? [placed] : [];
  });
}

function matchName<Named extends Placed>(name: string, operations: readonly Named[]): readonly Named[] {
  for (const fits of spellings) {
    const matches = operations.filter((placed) => fits(name, placed));
    if (matches.length > 0) return matches;
  }
  return [];
}

/** Method and URL, which name an operation wherever its page is; `undefined` of any other name. */
export function callOf(written: string): string | undefined {
  const [, method = '', url] = /^([a-z]+) (\S+)$/i.exec(written.trim().replace(/\s+/g, ' ')) ?? [];
  return url === undefined || method === '' ? undefined : `${method.toUpperCase()} ${url}`;
}

function nameCall({ operation: { kind, method, url } }: Placed): string {
  return kind === 'call' ? `${method} ${url}` : '';
}

/** `GET /v1/loans/{loan}`, `GET /v1/loans/:id` → `GET /v1/loans/{}` */
function withoutNames(call: string | undefined): string | undefined {
  return call?.replace(/\{[^{}]*\}|(?<=\/):\w+|<\w+>/g, '{}');
}
