import type { IndexSignatureDeclarationStructure, OptionalKind } from 'ts-morph';
import { isPattern, splitPattern } from '../model/pattern-names.js';
import type { Field, ObjectShape } from '../model/schema.js';
import { printTemplateType } from './print-literal.js';
import { printUnion } from './print-type.js';

/** A member with the type that its shape was given, and its doc comment. */
export interface DeclaredField {
  readonly field: Field;
  readonly type: string;
  readonly comment: string;
}

type IndexSignature = OptionalKind<IndexSignatureDeclarationStructure>;

/**
 * The index signatures of an object: one for each pattern, one for whatever comes where the page lists no members.
 * Each ends in `| undefined`: a pattern promises nothing for one number, so that what is read through it may be missing.
 */
export function declarePatterns(members: readonly DeclaredField[], { open }: ObjectShape): IndexSignature[] {
  const patterns = new Map<string, IndexSignature>();
  const samples = members.map(({ field, type }) => ({ name: splitPattern(field.name).join('0'), type }));
  for (const member of members.filter(({ field }) => isPattern(field.name))) {
    const keyType = printTemplateType(splitPattern(member.field.name));
    const returnType = printUnion([...typesUnder(member.field.name, samples), 'undefined']);
    if (!patterns.has(keyType)) {
      patterns.set(keyType, { keyName: 'key', keyType, returnType, docs: [member.comment] });
    }
  }
  const rest: IndexSignature = { keyName: 'member', keyType: 'string', returnType: 'unknown' };
  return open === true ? [...patterns.values(), rest] : [...patterns.values()];
}

/** The compiler wants the type of a pattern to hold for every member that the pattern fits, so it is the union of them all. */
function typesUnder(pattern: string, samples: readonly { readonly name: string; readonly type: string }[]): string[] {
  const parts = splitPattern(pattern);
  return samples.filter(({ name }) => fitsTemplate(name, parts)).map(({ type }) => type);
}

/**
 * Whether the compiler applies an index signature to a name. To it, each part begins where it is found first, and
 * `${number}` is any text that JavaScript reads as a number: `-1.5`, `1e3`.
 */
function fitsTemplate(name: string, [head = '', ...tails]: readonly string[]): boolean {
  if (!name.startsWith(head)) return false;
  let from = head.length;
  for (const [index, tail] of tails.entries()) {
    const isLast = index === tails.length - 1;
    const to = isLast ? name.length - tail.length : name.indexOf(tail, from);
    const number = to < from ? '' : name.slice(from, to);
    if (number === '' || !Number.isFinite(Number(number)) || !name.startsWith(tail, to)) return false;
    from = to + tail.length;
  }
  return true;
}
