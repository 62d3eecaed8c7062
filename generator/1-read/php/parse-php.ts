import php from 'php-parser';
import type { PhpNode, PhpPosition } from './php-tree.js';

/** The statements of a sample, or why it is no PHP. */
export type ParsedPhp =
  | { readonly kind: 'statements'; readonly statements: readonly PhpNode[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: Omit<PhpPosition, 'offset'> };

/** One for all samples, since its tables take as long to make as a sample to parse; each text sets its state anew. */
let engine: php.Engine | undefined;

/** Parse the PHP of a sample, which has no `<?php` before it. */
export function parsePhp(text: string): ParsedPhp {
  engine ??= new php.Engine({ parser: { extractDoc: false, version: 803 }, ast: { withPositions: true } });
  try {
    const { children } = engine.parseEval(text);
    // php-parser types its nodes as classes, some without their members; by `kind` they are what php-tree.ts says.
    return { kind: 'statements', statements: children as unknown as readonly PhpNode[] };
  } catch (error) {
    // Whatever state it was left in.
    engine = undefined;
    return { kind: 'failed', reason: explain(error), at: placeOf(error) };
  }
}

/** php-parser recurses, so absurd nesting exhausts the stack. */
function explain(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Parse Error : /, '').replace(/ on line \d+$/, '');
}

function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  if (!(error instanceof SyntaxError) || !('lineNumber' in error)) return { line: 1, column: 0 };
  const { lineNumber } = error;
  const column = 'columnNumber' in error ? error.columnNumber : 0;
  return { line: numberOf(lineNumber) || 1, column: numberOf(column) };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
