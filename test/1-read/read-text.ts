import { createPageReader, type ReaderRules } from '../../generator/1-read/create-page-reader.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { Block, Inline, PageTree } from '../../generator/model/page-tree.js';

export interface ReadOptions {
  readonly file?: string;
  readonly rules?: ReaderRules;
}

/** Read one page, and list its diagnostics as `line:column-endColumn code reason`. */
export function readText(
  text: string,
  { file = 'a.md', rules = {} }: ReadOptions = {},
): { readonly tree: PageTree; readonly problems: readonly string[] } {
  const diagnostics: Diagnostic<Code>[] = [];
  const tree = createPageReader({ attributes: true, ...rules }).readPage(
    { path: 'a', file, text },
    collectDiagnostics(diagnostics),
  );
  return { tree, problems: diagnostics.map(problemOf) };
}

function problemOf({ code, range: { start, end }, message }: Diagnostic<Code>): string {
  return `${start.line}:${start.column}-${end.column} ${code} ${message.replace(/^.*?: /, '')}`;
}

/** The blocks of a text in one line each: `paragraph 3:1-3:5 in list: words`. */
export function outline(text: string, options?: ReadOptions): string[] {
  return readText(text, options).tree.blocks.map((block) => {
    const { start, end } = block.range;
    return `${block.kind} ${start.line}:${start.column}-${end.line}:${end.column} ${describe(block)}`;
  });
}

function describe(block: Block): string {
  if (block.kind === 'code') return `${block.language} [${block.label}] ${block.text}`;
  if (block.kind === 'table') {
    return block.rows.map((row) => `${row.line}(${row.cells.map((cell) => cell.text).join(' / ')})`).join(' ');
  }
  const words = block.inlines.map(spell).join('');
  return block.kind === 'heading' ? `h${block.depth} ${words}` : `${[...block.within, ''].join('>')} ${words}`.trim();
}

/** The text of an inline, with `<code>`, `<br>` and `<text→url>` for anything but plain text. */
export function spell(inline: Inline): string {
  if (inline.kind === 'break') return '<br>';
  if (inline.kind === 'link') return `<${inline.text}→${inline.url}>`;
  return inline.kind === 'code' ? `<${inline.text}>` : inline.text;
}
