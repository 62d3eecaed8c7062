import type { FactsField } from './facts.js';
import { type MemberView, plainValue, type ValueView } from './view.js';

/** The place of a field: it decides whose key an encrypted string is for, and that an object of an upload is a file. */
export type Side = 'request' | 'version 2 request' | 'upload' | 'response' | 'notification';

/** All fields below `parent`, each with its full path; alternatives of one name become one member. */
export function viewFactsFields(fields: readonly FactsField[], parent: string, side: Side): MemberView[] {
  return groupAlternatives(fields).flatMap(([field, ...others]) => {
    const path = `${parent}.${field.name}`;
    return [viewMember([field, ...others], path, side), ...viewBelow([field, ...others], path, side)];
  });
}

/** One field, or the alternatives of one name. */
type Alternatives = readonly [FactsField, ...FactsField[]];

function groupAlternatives(fields: readonly FactsField[]): Alternatives[] {
  return fields
    .filter((field) => !field.pseudo && (field.variant ?? 1) === 1)
    .map((field) => [field, ...fields.filter((other) => other.name === field.name && (other.variant ?? 1) > 1)]);
}

function viewMember(alternatives: Alternatives, path: string, side: Side): MemberView {
  const [field] = alternatives;
  return {
    ...viewValue(field, side),
    ...(alternatives.length > 1 && { alternatives: alternatives.length }),
    path,
    line: field.line,
    required: alternatives.every(({ required }) => required),
  };
}

function viewValue(field: FactsField, side: Side): ValueView {
  return {
    kind: kindOf(field, side),
    values: field.enum ?? [],
    closed: strictSources.has(field.enum_src ?? ''),
    encryption: field.encrypted ? encryptionOf(field.encrypted, side) : plainValue.encryption,
    encoding: field.encoded ? (encodings[field.encoded] ?? field.encoded) : plainValue.encoding,
    content: field.encrypted || field.encoded ? contentOf(field) : plainValue.content,
    alternatives: field.inner_variants?.length ?? 0,
  };
}

/** The notations that list all possible values. */
const strictSources: ReadonlySet<string> = new Set(['oneof', 'single', 'fixed']);

const encodings: Readonly<Record<string, string>> = {
  'by-json_encode': 'json',
  implied: 'json',
  'by-urlencode': 'url',
};

function kindOf(field: FactsField, side: Side): string {
  const isFile = side === 'upload' && field.type === 'object' && !field.children?.length;
  return `${isFile ? 'binary' : field.type}${field.array ? '[]' : ''}`;
}

/** One attribute is used for three keys. All tooltips of the corpus agree with this table. */
const rsaKeys: Readonly<Record<Side, string>> = {
  request: 'rsa-platform',
  upload: 'rsa-platform',
  'version 2 request': 'rsa-bank',
  response: 'rsa-merchant',
  notification: 'rsa-merchant',
};

function encryptionOf(encrypted: string, side: Side): string {
  return encrypted === 'by-rsa-pubkey' ? rsaKeys[side] : encrypted.replace(/^by-/, '');
}

function contentOf({ inner, inner_list, inner_variants }: FactsField): string {
  if (inner_list) return `${inner?.[0]?.type ?? 'unknown'}[]`;
  return inner || inner_variants ? 'object' : 'string';
}

function viewBelow(alternatives: Alternatives, path: string, side: Side): MemberView[] {
  const [field, ...others] = alternatives;
  const shapes = others.length > 0 ? alternatives.map(membersOf) : field.inner_variants;
  if (!shapes) return viewFactsFields(membersOf(field), path, side);
  return shapes.flatMap((fields, index) => viewFactsFields(fields, `${path}#${index + 1}`, side));
}

/** The members of a content; for a list those of its elements, since the name that the page invents is not sent. */
function membersOf({ children = [], inner, inner_list }: FactsField): readonly FactsField[] {
  return inner_list ? (inner?.[0]?.children ?? []) : [...children, ...(inner ?? [])];
}
