import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type Characters, charactersOf } from './characters.js';

/** A part of a pattern. */
export type Part =
  | { readonly kind: 'character'; readonly characters: Characters }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly options: readonly Part[] }
  | Repeat
  | { readonly kind: 'group'; readonly index: number; readonly part: Part }
  /** `^`, `$`, `\b` and `\B`. */
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside' }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negate: boolean; readonly part: Part };

export interface Repeat {
  readonly kind: 'repeat';
  readonly part: Part;
  readonly min: number;
  /** `Infinity` for `a*`. */
  readonly max: number;
  readonly greedy: boolean;
  /** The groups in the part, from the first up to, but without, the last. */
  readonly groups: readonly [from: number, to: number];
}

export interface ParsedPattern {
  readonly part: Part;
  /** Of each group, from 1 on; undefined for a group without name. */
  readonly names: readonly (string | undefined)[];
  /** The source of the characters that every match starts with: `^\{\{<` of `^\{\{<[^\n]*>\}\}`. */
  readonly prefix: string;
}

/** What no engine does in linear time. The message follows the pattern, and says what to write instead. */
export class UnfitPattern extends Error {}

/** Throws an `UnfitPattern`. The source is known to be right for the native engine. */
export function parsePattern(source: string, flags: string): ParsedPattern {
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
  const names: (string | undefined)[] = [];
  const part = toChoice(alternatives, { flags, names });
  return { part, names, prefix: alternatives.length === 1 ? takePrefix(alternatives[0]?.elements ?? []) : '' };
}

interface Context {
  readonly flags: string;
  readonly names: (string | undefined)[];
}

function toChoice(alternatives: readonly AST.Alternative[], context: Context): Part {
  const options = alternatives.map(({ elements }) => toSequence(elements, context));
  const [first] = options;
  return first !== undefined && options.length === 1 ? first : { kind: 'choice', options };
}

function toSequence(elements: readonly AST.Element[], context: Context): Part {
  return { kind: 'sequence', parts: elements.map((element) => toPart(element, context)) };
}

function toPart(element: AST.Element, context: Context): Part {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
      return { kind: 'character', characters: charactersOf(element, context.flags) };
    case 'Group':
      if (element.modifiers)
        throw new UnfitPattern(`changes its flags (${cut(element.raw)}). Case never matters; leave the flags out`);
      return toChoice(element.alternatives, context);
    case 'CapturingGroup':
      return toGroup(element, context);
    case 'Quantifier':
      return toRepeat(element, context);
    case 'Assertion':
      return toAssertion(element, context);
    case 'Backreference':
      throw new UnfitPattern(`refers back to a group (${element.raw}). Write out what the group can be`);
    default:
      throw new UnfitPattern(`uses ${cut(element.raw)}, which is not known here`);
  }
}

function toGroup({ name, alternatives }: AST.CapturingGroup, context: Context): Part {
  const index = context.names.push(name ?? undefined);
  return { kind: 'group', index, part: toChoice(alternatives, context) };
}

function toRepeat({ element, min, max, greedy }: AST.Quantifier, context: Context): Part {
  const from = context.names.length + 1;
  const part = toPart(element, context);
  return { kind: 'repeat', part, min, max, greedy, groups: [from, context.names.length + 1] };
}

function toAssertion(assertion: AST.Assertion, context: Context): Part {
  switch (assertion.kind) {
    case 'start':
    case 'end':
      return { kind: 'edge', edge: assertion.kind };
    case 'word':
      return { kind: 'edge', edge: assertion.negate ? 'inside' : 'word' };
    default: {
      const before = context.names.length;
      const part = toChoice(assertion.alternatives, context);
      if (context.names.length > before)
        throw new UnfitPattern(`has a group in ${cut(assertion.raw)}. Write (?:…) there`);
      return { kind: 'look', ahead: assertion.kind === 'lookahead', negate: assertion.negate, part };
    }
  }
}

function cut(raw: string): string {
  return raw.length > 30 ? `${raw.slice(0, 29)}…` : raw;
}

function takePrefix(elements: readonly AST.Element[]): string {
  const end = elements.findIndex((element, index) => !isFixed(element, index));
  return elements
    .slice(0, end === -1 ? elements.length : end)
    .map(({ raw }) => raw)
    .join('');
}

function isFixed(element: AST.Element, index: number): boolean {
  if (element.type === 'Assertion') return index === 0 && element.kind === 'start';
  return element.type === 'Character' || element.type === 'CharacterClass' || element.type === 'CharacterSet';
}
