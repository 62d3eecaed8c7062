import type { FieldRow } from '../model/documented-page.js';
import type { Cell } from '../model/page-tree.js';
import { attributeRange, type CellsOfRow } from '../model/row-places.js';
import type { RowContext } from './parse-context.js';

export type FieldAttributes = Pick<FieldRow, 'required' | 'indent' | 'encoded' | 'encrypted' | 'tooltip'>;

/**
 * The attributes of a row. `data-required` stands on the name cell and now and then on the type cell.
 *
 *     | id_card {data-required data-indent=1} | string {data-encrypted=by-rsa-pubkey}
 */
export function readFieldAttributes(cells: CellsOfRow, context: RowContext): FieldAttributes {
  const { attributes } = context.dialect;
  const values = new Map([cells.nameCell, cells.typeCell].flatMap((cell) => spelledValues(cell, cells, context)));
  const encoded = values.get(attributes.encoded);
  const encrypted = values.get(attributes.encrypted);
  const tooltip = values.get(attributes.tooltip);
  return {
    required: values.has(attributes.required),
    indent: readIndent(values.get(attributes.indent), cells, context),
    ...(encoded !== undefined && { encoded }),
    ...(encrypted !== undefined && { encrypted }),
    ...(tooltip !== undefined && { tooltip }),
  };
}

function spelledValues(cell: Cell, cells: CellsOfRow, { dialect, report }: RowContext) {
  if (cell.attributes.values.size === 0) return [];
  const { attributes } = dialect;
  const known = [attributes.required, attributes.indent, attributes.tooltip, attributes.encoded, attributes.encrypted];
  return [...cell.attributes.values].map(([written, value]): [string, string] => {
    if (Object.hasOwn(attributes.misspelt, written)) {
      const meant = attributes.misspelt[written] ?? written;
      report('attribute-misspelt', attributeRange({ ...cells, nameCell: cell }, written), { written, meant });
      return [meant, value];
    }
    if (!known.includes(written) && !attributes.ignored.includes(written)) {
      report('attribute-unknown', attributeRange({ ...cells, nameCell: cell }, written), {
        written,
        known: known.join(', '),
      });
    }
    return [written, value];
  });
}

const deepest = 64;

function readIndent(value: string | undefined, cells: CellsOfRow, { dialect, report }: RowContext): number {
  if (value === undefined) return 0;
  const indent = Number(value);
  if (/^\d+$/.test(value) && indent <= deepest) return indent;
  report('indent-invalid', attributeRange(cells, dialect.attributes.indent), { value, deepest });
  return /^\d+$/.test(value) ? deepest : 0;
}
