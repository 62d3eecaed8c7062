import type { Dialect } from '../model/dialect.js';
import type { FieldRow } from '../model/documented-page.js';
import { readValues } from './read-values.js';
import type { PageContext } from './resolve-context.js';

export type PagePlace = Pick<PageContext, 'path' | 'kind' | 'protocol' | 'url'>;

/**
 * What the path of a page says.
 *
 *     openapi/old/library/lend                   /library/lend
 *     openapi/v3/ecommerce/applyments/index      /v3/ecommerce/applyments/
 */
export function readPagePath(path: string, dialect: Dialect): PagePlace {
  const segments = path.split('/');
  const folder = segments[0] ?? '';
  const known = Object.hasOwn(dialect.folders, folder);
  const kind = (known ? dialect.folders[folder] : undefined) ?? 'call';
  const below = known ? segments.slice(1) : segments;
  const mark = below[0] ?? '';
  const protocol = Object.hasOwn(dialect.api.protocols, mark) ? dialect.api.protocols[mark] : undefined;
  const sent = protocol?.segmentDropped ? below.slice(1) : below;
  const last = sent.at(-1) === dialect.indexPage ? [...sent.slice(0, -1), ''] : sent;
  return { path, kind, protocol, url: kind === 'notification' ? '' : `/${last.join('/')}` };
}

/** The names in braces, in order, each once. */
export function placeholdersOf(url: string): string[] {
  return [...new Set([...url.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''))];
}

/**
 * A row may fix a segment that file names cannot be trusted to spell: its value is the case-sensitive one.
 *
 *     | addinstitutionsub {data-required} | string | always `addInstitutionsub`
 */
export function fixSegment(url: string, row: FieldRow, dialect: Dialect): string | undefined {
  const [value, ...others] = readValues(row.description, dialect.values)?.values ?? [];
  if (value === undefined || others.length > 0) return undefined;
  const segments = url.split('/');
  const meant = value.text.toLowerCase();
  const index = segments.findIndex((segment) => segment.replace(/^\{(.*)\}$/, '$1').toLowerCase() === meant);
  return index < 0 ? undefined : segments.with(index, value.text).join('/');
}
