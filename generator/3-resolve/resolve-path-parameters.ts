import { nameRange } from '../model/row-places.js';
import type { Field } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { SideContext } from './resolve-context.js';
import { resolveField } from './resolve-fields.js';
import { placeholdersOf } from './resolve-url.js';
import type { RowTree } from './row-tree.js';

export interface PathRows {
  readonly url: string;
  /** Scalar rows at indent 0. */
  readonly rows: readonly RowTree[];
  readonly query: readonly RowTree[];
  readonly source: SourceRange;
}

/**
 * A required parameter for every placeholder of the URL, in its order, whether or not the table has its row.
 *
 *     /v3/refund/domestic/refunds/{out_refund_no}
 *                                  ^^^^^^^^^^^^^
 */
export function resolvePathParameters({ url, rows, query, source }: PathRows, context: SideContext): Field[] {
  const names = placeholdersOf(url);
  const strays = rows.filter(({ row }) => !names.includes(row.name));
  for (const { row } of strays) context.report('path-parameter-unknown', nameRange(row), { name: row.name, url });
  return names.map((name) => {
    const documented = rows.find(({ row }) => row.name === name);
    if (documented) return { ...resolveField(documented, context), required: true };
    context.report('path-parameter-undocumented', source, { name, url });
    const [stray, ...otherStrays] = strays;
    const namesake = query.find(({ row }) => row.name === name) ?? (otherStrays.length === 0 ? stray : undefined);
    return namesake ? { ...resolveField(namesake, context), name, required: true } : undocumented(name, source);
  });
}

function undocumented(name: string, source: SourceRange): Field {
  return { name, required: true, shape: { kind: 'string' }, description: '', source };
}
