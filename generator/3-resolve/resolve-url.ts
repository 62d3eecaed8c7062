import type { Dialect } from '../model/dialect.js';
import type { FieldRow } from '../model/documented-page.js';
import { readValues } from './read-values.js';
import type { PageContext } from './resolve-context.js';

/** Facts about operations from the path of their page. */
export function readPagePath(path: string, dialect: Dialect): Pick<PageContext, 'path' | 'kind' | 'protocol'> {
  const [folder = '', ...rest] = path.split('/');
  const folders = dialect.pages?.folders ?? {};
  const known = Object.hasOwn(folders, folder);
  const mark = known ? (rest[0] ?? '') : folder;
  const protocol = Object.hasOwn(dialect.api.protocols, mark) ? dialect.api.protocols[mark] : undefined;
  return { path, kind: (known ? folders[folder] : undefined) ?? 'call', protocol };
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
