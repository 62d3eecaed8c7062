import type { EncryptionRule } from '../model/dialect.js';
import type { FieldRow } from '../model/documented-page.js';
import type { Reason } from '../model/reasons.js';
import { attributeRange, typeRange } from '../model/row-places.js';
import type { Encoding } from '../model/schema.js';
import type { SideContext } from './resolve-context.js';
import type { RowTree } from './row-tree.js';

/** An encoding, and the reason for it. */
interface Carried {
  readonly encoding: Encoding;
  readonly reason: Reason;
}

/** How a string carries its content. One with content and no attribute carries JSON: so it was wherever another source could be asked. */
export function resolveEncoded({ row, members }: RowTree, { dialect, report }: SideContext): Carried | undefined {
  const { carried } = dialect;
  if (carried === undefined) return undefined;
  const attribute = carried.encodedAttribute;
  if (row.encoded === undefined) {
    if (members.length === 0 || row.encrypted !== undefined) return undefined;
    report('encoding-implied', typeRange(row), { name: row.name });
    return { encoding: 'json', reason: { rule: 'encoding-implied', attribute } };
  }
  const encoding = Object.hasOwn(carried.encoded, row.encoded) ? carried.encoded[row.encoded] : undefined;
  if (encoding) return { encoding, reason: { rule: 'attribute', attribute, value: row.encoded } };
  report('encoding-unknown', attributeRange(row, attribute), {
    name: row.name,
    value: row.encoded,
    known: Object.keys(carried.encoded).join(', '),
  });
  return undefined;
}

/** The key that seals a string, by the side that writes it and by the text of its tooltip. */
export function resolveEncrypted(row: FieldRow, { dialect, side, report }: SideContext): Carried | undefined {
  const { carried } = dialect;
  if (row.encrypted === undefined || carried === undefined) return undefined;
  const rule = carried.encrypted.find(
    (candidate) =>
      candidate.attribute === row.encrypted &&
      (candidate.side ?? side) === side &&
      (row.tooltip ?? '').includes(candidate.tooltip ?? ''),
  );
  if (rule === undefined) {
    const known = [...new Set(carried.encrypted.map(({ attribute }) => attribute))].join(', ');
    report('encryption-unknown', attributeRange(row, carried.encryptedAttribute), {
      name: row.name,
      value: row.encrypted,
      known,
    });
  }
  return rule && { encoding: rule.encoding, reason: reasonOf(rule, carried.encryptedAttribute) };
}

function reasonOf({ attribute: value, side, tooltip }: EncryptionRule, attribute: string): Reason {
  const who = side === undefined ? [] : [`in ${side === 'request' ? 'a request' : 'an answer'}`];
  const words = tooltip === undefined ? [] : [`with ${tooltip} in its tooltip`];
  const detail = [...who, ...words].join(', ');
  return { rule: 'attribute', attribute, value, ...(detail !== '' && { detail }) };
}
