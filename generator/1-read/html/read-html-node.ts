import type { Block } from '../../model/page-tree.js';
import type { SourceRange } from '../../model/source-range.js';
import type { InnerReaders } from '../reading.js';
import { isNestedTooDeeply } from './find-html-tables.js';
import type { HtmlContext } from './html-context.js';
import { readHtmlBlocks } from './read-html-blocks.js';

/** HTML that Markdown takes for one block, with the whole of each table in it. */
export interface HtmlNode {
  readonly text: string;
  readonly range: SourceRange;
  readonly within: HtmlContext['within'];
}

/** Tables are read, other tags may carry words and stay text; a comment says nothing to the reader of a page. */
export function readHtmlNode(
  { text, range, within }: HtmlNode,
  { readMarkdown, isMdx }: InnerReaders,
): readonly Block[] {
  if (text.trimStart().startsWith('<!--')) return [];
  if (!hasTable(text) || isNestedTooDeeply(text)) return [wordsOf({ text, range, within })];
  const { file, start } = range;
  return readHtmlBlocks({ text, line: start.line, file }, { within, readMarkdown, cells: isMdx ? 'markdown' : 'html' });
}

export function hasTable(html: string): boolean {
  return /<table[\s>/]/i.test(html);
}

/** HTML that is not read. */
export function wordsOf({ text, range, within }: HtmlNode): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }], within, range };
}
