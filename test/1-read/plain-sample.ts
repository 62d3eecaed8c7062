import type { CodeBlock } from '../../generator/model/page-tree.js';
import type { SampleValue } from '../../generator/model/sample.js';

/** A block whose text begins in line 11 of its page. */
export function codeBlock(text: string, language: string): CodeBlock {
  const range = { file: 'a.md', start: { line: 10, column: 1 }, end: { line: 99, column: 4 } };
  return { kind: 'code', language, label: '', text, range };
}

/** A value without positions: what is opaque as `<source>`, what is applied as `{ callee: arguments }`. */
export function plain(value: SampleValue | undefined): unknown {
  if (value === undefined || value.kind === 'scalar') return value?.value;
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind === 'object') return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
  return value.kind === 'apply' ? { [value.callee]: value.arguments.map(plain) } : `<${value.source}>`;
}
