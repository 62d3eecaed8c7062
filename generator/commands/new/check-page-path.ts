import { placePage } from '../../4-emit/page-file.js';
import type { Dialect } from '../../model/dialect.js';

/** The path of a page that is to be written, or why it cannot be one. */
export type PagePath =
  | { readonly kind: 'path'; readonly path: string; readonly describes: 'call' | 'notification' }
  | { readonly kind: 'refused'; readonly reason: string };

/** `v3/some/path`, with `openapi/` before it or not, and with `.md` after it or not; other folders are named. */
export function checkPagePath(written: string, { folders }: Dialect): PagePath {
  const bare = written.replace(/\.md$/, '').replace(/^\.\//, '');
  const [first = ''] = bare.split('/');
  const callFolder = Object.keys(folders).find((name) => folders[name] === 'call') ?? 'openapi';
  const path = Object.hasOwn(folders, first) ? bare : `${callFolder}/${bare}`;
  const placed = placePage(path);
  if ('problem' in placed) return { kind: 'refused', reason: placed.problem };
  if (!/^[^/]+\/v\d+\/./.test(path))
    return { kind: 'refused', reason: 'it does not begin with a version, such as v3/' };
  if (/[`\s[\]()!$']/.test(path))
    return { kind: 'refused', reason: 'a segment holds a blank or a sign that no URL of the API has' };
  return { kind: 'path', path, describes: Object.hasOwn(folders, first) ? (folders[first] ?? 'call') : 'call' };
}
