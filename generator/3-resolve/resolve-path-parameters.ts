import { addReasons } from '../model/add-reasons.js';
import type { Reason, Reasons } from '../model/reasons.js';
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
    if (documented) return asParameter(resolveField(documented, context), { name, url });
    context.report('path-parameter-undocumented', source, { name, url });
    const [stray, ...otherStrays] = strays;
    const namesake = query.find(({ row }) => row.name === name) ?? (otherStrays.length === 0 ? stray : undefined);
    return namesake
      ? asParameter(resolveField(namesake, context), { name, url })
      : undocumented({ name, url, source }, context);
  });
}

interface Placeholder {
  readonly name: string;
  readonly url: string;
}

function asParameter(field: Field, { name, url }: Placeholder): Field {
  const reason = { rule: 'placeholder', url } as const;
  const decided = addReasons(field, (before) => ({
    ...(!field.required && { required: reason }),
    ...(name !== field.name && { name: { ...reason, ...(before.name && { before: before.name }) } }),
  }));
  return { ...decided, name, required: true };
}

function undocumented(
  { name, url, source }: Placeholder & { readonly source: SourceRange },
  { explained }: SideContext,
) {
  const reason: Reason = { rule: 'placeholder', url };
  const reasons: Reasons = { name: reason, type: reason, required: reason };
  const field: Field = { name, required: true, shape: { kind: 'string' }, description: '', source };
  return explained ? { ...field, reasons } : field;
}
