import type { IndexSignatureDeclarationStructure, OptionalKind } from 'ts-morph';
import type { Field, ObjectShape } from '../model/schema.js';
import { commentField } from './comment-field.js';
import { printTemplateType } from './print-literal.js';
import { printUnion } from './print-type.js';

/** A member with the type that its shape was given. */
interface TypedField {
  readonly field: Field;
  readonly type: string;
}

type IndexSignature = OptionalKind<IndexSignatureDeclarationStructure>;

const counter = /\$[A-Za-z](?![A-Za-z0-9])/;
const counters = new RegExp(counter, 'g');

/** More counters than any page has would make matching slow. */
const mostCounters = 3;

/** Whether a name stands for many: `coupon_id_$n`, `coupon_fee_$n_$m`. */
export function isPattern(name: string): boolean {
  const parts = name.split(counter).length;
  return parts > 1 && parts <= mostCounters + 1;
}

/**
 * The index signatures of an object: one for each pattern, one for whatever comes where the page lists no members.
 * Each ends in `| undefined`: a pattern promises nothing for one number, so that what is read through it may be missing.
 */
export function declarePatterns(members: readonly TypedField[], { open }: ObjectShape): IndexSignature[] {
  const patterns = new Map<string, IndexSignature>();
  const samples = members.map(({ field, type }) => ({ name: field.name.replaceAll(counters, '0'), type }));
  for (const member of members.filter(({ field }) => isPattern(field.name))) {
    const keyType = printTemplateType(member.field.name.split(counter));
    const returnType = printUnion([...typesUnder(member.field.name, samples), 'undefined']);
    if (!patterns.has(keyType)) {
      patterns.set(keyType, { keyName: 'key', keyType, returnType, docs: [commentField(member.field)] });
    }
  }
  const rest: IndexSignature = { keyName: 'member', keyType: 'string', returnType: 'unknown' };
  return open === true ? [...patterns.values(), rest] : [...patterns.values()];
}

/** The compiler wants the type of a pattern to hold for every member that the pattern fits, so it is the union of them all. */
function typesUnder(pattern: string, samples: readonly { readonly name: string; readonly type: string }[]): string[] {
  const fits = matchNames(pattern);
  return samples.filter(({ name }) => fits(name)).map(({ type }) => type);
}

/** A test for names that a pattern stands for: `coupon_id_0` for `coupon_id_$n`. */
export function matchNames(pattern: string): (name: string) => boolean {
  const parts = pattern.split(counter).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('(.+)')}$`, 's');
  return (name) => {
    const found = expression.exec(name);
    return found?.slice(1).every((number) => Number.isFinite(Number(number))) ?? false;
  };
}
