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
  const patterns = calls.flatMap((call) => call.prefixes.map((prefix) => toPattern(prefix, call)));
  patterns.sort((one, other) => one.placeholders - other.placeholders);
  return (method, path) =>
    patterns.flatMap(({ call, expression }) => {
      const match = call.method === method ? expression.exec(path) : null;
      return match ? [{ call, parameters: decodeParameters(call, match) }] : [];
    });
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
