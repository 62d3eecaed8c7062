import { nearestNames } from '../../model/nearest-names.js';
import type { Found } from './find-operation.js';
import type { PlacedField } from './list-fields.js';
import { endsInKey, spellingKey } from './spelling-key.js';

/**
 * The field that is meant: `json.amount.total`, its end `amount.total`, a type `Request.Json.Amount`, or the path of an
 * override `request.json.amount.total`.
 */
export function findField(written: string, fields: readonly PlacedField[]): Found<PlacedField> {
  const overridden = fromOverride(written).find((path) => fields.some((field) => field.path === path));
  return overridden === undefined ? findSpelt(written, fields) : findSpelt(overridden, fields);
}

/** What the path of an override can mean here; the title of a form is left out: `request.body.scene[METRO].device_id`. */
function fromOverride(written: string): string[] {
  const path = written.replace(/\[[^[\]]*\]/g, '');
  const [, side, part, names = ''] =
    /^(request|response)\.(path|query|headers|body|json|xml)(?:\.(.+))?$/.exec(path) ?? [];
  if (side === undefined || part === undefined) return [];
  if (side === 'response') return [`response.${names}`, `reply.${names}`];
  // The members of a notification have no part before them.
  if (part === 'path' || names === '') return [names || part];
  const parts = part === 'body' ? ['json', 'xml', 'body'] : [part];
  return [...parts.map((name) => `${name}.${names}`), names];
}

function findSpelt(written: string, fields: readonly PlacedField[]): Found<PlacedField> {
  const exact = fields.filter(({ path }) => path === written);
  const key = spellingKey(written.replace(/^(?:\w+\.)?(?:Request|Notification)\./, ''));
  const spelt = fields.filter(({ path }) => spellingKey(path) === key || compactKey(path) === compactKey(written));
  const ending = fields.filter(({ path }) => endsInKey(spellingKey(path), key));
  const matches = [exact, spelt, ending].find(({ length }) => length > 0) ?? [];
  const paths = [...new Set(matches.map(({ path }) => path))];
  const [only] = matches;
  // Forms of one field have one path; the first stands for them.
  if (only && paths.length === 1) return { kind: 'one', found: only };
  if (only) return { kind: 'several', near: paths };
  return { kind: 'none', near: nearestNames(written, [...new Set(fields.map(({ path }) => path))]) };
}

/** `Response.GoodsDetail` and `response.goods_detail` alike. */
function compactKey(path: string): string {
  return spellingKey(path).replaceAll('$', '');
}
