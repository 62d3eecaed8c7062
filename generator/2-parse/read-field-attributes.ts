import type { FieldRow } from '../model/documented-page.js';
import type { Cell } from '../model/page-tree.js';
import type { SourceRange } from '../model/source-range.js';
import type { RowContext } from './parse-context.js';

export type FieldAttributes = Pick<FieldRow, 'required' | 'indent' | 'encoded' | 'encrypted' | 'tooltip'>;

/**
 * The attributes of a row. `data-required` stands on the name cell and now and then on the type cell.
 *
 *     | id_card {data-required data-indent=1} | string {data-encrypted=by-rsa-pubkey}
 */
export function readFieldAttributes(
  name: Cell,
  type: Cell,
  context: RowContext & { readonly source: SourceRange },
): FieldAttributes {
  const { attributes } = context.dialect;
  const values = new Map([name, type].flatMap((cell) => spelledValues(cell, context)));
  const encoded = values.get(attributes.encoded);
  const encrypted = values.get(attributes.encrypted);
  const tooltip = values.get(attributes.tooltip);
  return {
    required: values.has(attributes.required),
    indent: readIndent(values.get(attributes.indent), context),
    ...(encoded !== undefined && { encoded }),
    ...(encrypted !== undefined && { encrypted }),
    ...(tooltip !== undefined && { tooltip }),
  };
}

function spelledValues(cell: Cell, { dialect, report, source }: RowContext & { readonly source: SourceRange }) {
  if (cell.attributes.values.size === 0) return [];
  const { attributes } = dialect;
  const known = [attributes.required, attributes.indent, attributes.tooltip, attributes.encoded, attributes.encrypted];
  return [...cell.attributes.values].map(([written, value]): [string, string] => {
    if (Object.hasOwn(attributes.misspelt, written)) {
      const meant = attributes.misspelt[written] ?? written;
      report('attribute-misspelt', source, { written, meant });
      return [meant, value];
    }
    if (!known.includes(written) && !attributes.ignored.includes(written)) {
      report('attribute-unknown', source, { written, known: known.join(', ') });
    }
    return [written, value];
  });
}

const deepest = 64;

function readIndent(value: string | undefined, context: RowContext & { readonly source: SourceRange }): number {
  if (value === undefined) return 0;
  const indent = Number(value);
  if (/^\d+$/.test(value) && indent <= deepest) return indent;
  context.report('indent-invalid', context.source, { value, deepest });
  return /^\d+$/.test(value) ? deepest : 0;
}
