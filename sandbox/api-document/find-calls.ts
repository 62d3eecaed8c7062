import type { DocumentedCall } from './documented-call.js';

/** A call that matches a request, with its decoded path parameters. */
export interface FoundCall {
  readonly call: DocumentedCall;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the calls that match a method and a path, those with the fewest placeholders first. */
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

/** A placeholder matches exactly one segment, so calls are grouped by method and number of segments. */
function shapeOf(method: string, path: string): string {
  return `${method} ${path.split('/').length}`;
}

/** Parameters are captured by position, because their names need not be valid names of groups. */
function toPattern(prefix: string, call: DocumentedCall): Pattern {
  const pieces = `${prefix}${call.path}`.split(/\{[^{}]*\}/);
  const source = pieces.map((piece) => piece.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')).join('([^/]+)');
  return { call, expression: new RegExp(`^${source}$`), placeholders: pieces.length - 1 };
}

function decodeParameters({ path }: DocumentedCall, [, ...values]: RegExpExecArray): Record<string, string> {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
}
