import { isNamedByUrl } from '../model/operation-key.js';
import type { Operation, Page } from '../model/schema.js';
import { splitPagePath } from '../model/split-page-path.js';
import type { OpenApiDocument } from './document.js';

/** The tags of a document. */
export interface Tags {
  readonly of: (page: Page, operation: Operation) => string;
  readonly listed: Pick<OpenApiDocument, 'tags' | 'x-tagGroups'>;
}

/** The tags of operations: families of pages where the path of a page is its URL, else see `tagByPage`. */
export function listTags(pages: readonly Page[], callFolders: readonly string[]): Tags {
  const placed = pages.flatMap((page) => page.operations.map((operation) => ({ page, operation })));
  const folder = commonFolder(pages.map(({ path }) => path));
  const of: Tags['of'] = (page, operation) => {
    if (!isNamedByUrl(operation)) return familyOf(page.path, callFolders).tag;
    return pages.length === 1 ? tagByUrl(page, operation) : tagByPage(page, folder);
  };
  const names = [...new Set(placed.map(({ page, operation }) => of(page, operation)))];
  const families = placed.flatMap(({ page, operation }) =>
    isNamedByUrl(operation) ? [] : [familyOf(page.path, callFolders)],
  );
  if (families.length === 0) return { of, listed: { tags: names.map((name) => ({ name })) } };
  const groups = new Map<string, Set<string>>();
  for (const { group, tag } of families) groups.set(group, (groups.get(group) ?? new Set()).add(tag));
  const grouped = [...groups].map(([name, tags]) => ({ name, tags: [...tags] }));
  const first = grouped.flatMap(({ tags }) => tags);
  const tags = [...new Set([...first, ...names])].map((name) => ({ name }));
  return { of, listed: { tags, 'x-tagGroups': grouped } };
}

/**
 * The family of a page, and what families belong to.
 *
 *     openapi/v3/pay/transactions/jsapi   →   v3/pay, in v3
 *     webhook/v3/REFUND.SUCCESS           →   webhook/v3, in webhook
 */
function familyOf(path: string, callFolders: readonly string[]): { readonly tag: string; readonly group: string } {
  const [group = '', ...rest] = splitPagePath(path, callFolders);
  return { group, tag: rest.length === 0 ? group : `${group}/${rest[0]}` };
}

/** A page with several operations is a tag; else the folder that it is in, below the one that all pages share. */
function tagByPage({ path, operations }: Page, folder: readonly string[]): string {
  const segments = path.split('/').slice(folder.length);
  const named = operations.length > 1 || segments.length === 1 ? segments : segments.slice(0, -1);
  return named.join('/');
}

/** What the URLs of one long page are about: `/api/v1/loans/{loan}` → `loans`. */
function tagByUrl({ path }: Page, { url }: Operation): string {
  const [before = ''] = url.split('?');
  const subject = before.split('/').find((segment) => /^(?!(?:api|rest|v\d[\w.]*)$)[^{}:]+$/i.test(segment));
  return subject ?? path.split('/').at(-1) ?? path;
}

function commonFolder(paths: readonly string[]): string[] {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const differing = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  return differing < 0 ? first : first.slice(0, differing);
}
