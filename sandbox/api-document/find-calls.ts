import type { DocumentedCall } from './documented-call.js';

/** A call that a request may be meant for, with what stands for its placeholders, decoded. */
export interface FoundCall {
  readonly call: DocumentedCall;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the calls of a method and a path; those with the fewest placeholders come first. */
export type FindCalls = (method: string, path: string) => readonly FoundCall[];

interface Pattern {
  readonly call: DocumentedCall;
  readonly expression: RegExp;
  readonly placeholders: number;
}

export function createFinder(calls: readonly DocumentedCall[]): FindCalls {
  const known = new Map<string, Pattern[]>();
  for (const call of calls) {
    for (const prefix of call.prefixes) {
      const shape = shapeOf(call.method, prefix + call.path);
      known.set(shape, [...(known.get(shape) ?? []), toPattern(prefix, call)]);
    }
  }
  for (const patterns of known.values()) patterns.sort((one, other) => one.placeholders - other.placeholders);
  return (method, path) =>
    (known.get(shapeOf(method, path)) ?? []).flatMap(({ call, expression }) => {
      const match = expression.exec(path);
      return match ? [{ call, parameters: decodeParameters(call, match) }] : [];
    });
}

/** A placeholder stands for one segment, so that only paths of as many segments can be meant. */
function shapeOf(method: string, path: string): string {
  return `${method} ${path.split('/').length}`;
}

/** Names of placeholders may be no names of groups, so that they are found by number. */
function toPattern(prefix: string, call: DocumentedCall): Pattern {
  const pieces = `${prefix}${call.path}`.split(/\{[^{}]*\}/);
  const source = pieces.map((piece) => piece.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')).join('([^/]+)');
  return { call, expression: new RegExp(`^${source}$`), placeholders: pieces.length - 1 };
}

function decodeParameters({ path }: DocumentedCall, [, ...values]: RegExpExecArray): Record<string, string> {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
}
