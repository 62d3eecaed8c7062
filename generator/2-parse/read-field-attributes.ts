import { attributeNames } from '../model/attribute-names.js';
import type { FieldRow } from '../model/documented-page.js';
import type { Cell } from '../model/page-tree.js';
import { attributeRange, type CellsOfRow } from '../model/row-places.js';
import type { RowContext } from './parse-context.js';

export type FieldAttributes = Pick<FieldRow, 'indent' | 'encoded' | 'encrypted' | 'tooltip'>;

/**
 * The attributes of a row, except the one for required fields. They are on the name cell or the type cell.
 *
 *     | id_card {data-required data-indent=1} | string {data-encrypted=by-rsa-pubkey}
 */
export function readFieldAttributes(cells: CellsOfRow, context: RowContext): FieldAttributes {
  const { attributes, carried, nesting } = context.dialect;
  if (attributes === undefined) return { indent: 0 };
  const values = new Map([cells.nameCell, cells.typeCell].flatMap((cell) => spelledValues(cell, cells, context)));
  const encoded = carried && values.get(carried.encodedAttribute);
  const encrypted = carried && values.get(carried.encryptedAttribute);
  const tooltip = values.get(attributes.tooltip);
  const indent = nesting.find((rule) => rule.by === 'attribute')?.name;
  return {
    indent: indent === undefined ? 0 : readIndent(indent, values.get(indent), cells, context),
    ...(encoded !== undefined && { encoded }),
    ...(encrypted !== undefined && { encrypted }),
    ...(tooltip !== undefined && { tooltip }),
  };
}

function spelledValues(cell: Cell, cells: CellsOfRow, { dialect, report }: RowContext) {
  if (cell.attributes.values.size === 0) return [];
  const { misspelt = {}, ignored = [] } = dialect.attributes ?? {};
  const known = attributeNames(dialect);
  return [...cell.attributes.values].map(([written, value]): [string, string] => {
    if (Object.hasOwn(misspelt, written)) {
      const meant = misspelt[written] ?? written;
      report('attribute-misspelt', attributeRange({ ...cells, nameCell: cell }, written), { written, meant });
      return [meant, value];
    }
    if (!known.includes(written) && !ignored.includes(written)) {
      report('attribute-unknown', attributeRange({ ...cells, nameCell: cell }, written), {
        written,
        known: known.join(', '),
      });
    }
    return [written, value];
  });
}

const deepest = 64;

function readIndent(attribute: string, value: string | undefined, cells: CellsOfRow, { report }: RowContext): number {
  if (value === undefined) return 0;
  const indent = Number(value);
  if (/^\d+$/.test(value) && indent <= deepest) return indent;
  report('indent-invalid', attributeRange(cells, attribute), { value, deepest });
  return /^\d+$/.test(value) ? deepest : 0;
}
