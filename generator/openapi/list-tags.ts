import type { Page } from '../model/schema.js';
import { splitPagePath } from '../model/split-page-path.js';
import type { OpenApiDocument } from './document.js';

/**
 * The family of a page, and what families belong to.
 *
 *     openapi/v3/pay/transactions/jsapi   →   v3/pay, in v3
 *     webhook/v3/REFUND.SUCCESS           →   webhook/v3, in webhook
 */
export function familyOf(path: string): { readonly tag: string; readonly group: string } {
  const [group = '', ...rest] = splitPagePath(path);
  return { group, tag: rest.length === 0 ? group : `${group}/${rest[0]}` };
}

/** All families, in the order of their first pages. */
export function listTags(pages: readonly Page[]): Pick<OpenApiDocument, 'tags' | 'x-tagGroups'> {
  const groups = new Map<string, Set<string>>();
  for (const { path } of pages) {
    const { group, tag } = familyOf(path);
    groups.set(group, (groups.get(group) ?? new Set()).add(tag));
  }
  return {
    tags: [...groups.values()].flatMap((tags) => [...tags].map((name) => ({ name }))),
    'x-tagGroups': [...groups].map(([name, tags]) => ({ name, tags: [...tags] })),
  };
}
