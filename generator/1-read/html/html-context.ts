import type { Inline, ParagraphBlock } from '../../model/page-tree.js';

/** HTML of a page: lines and columns count from `line`. */
export interface HtmlSource {
  readonly text: string;
  readonly line: number;
  readonly file: string;
}

export interface HtmlContext {
  readonly within: ParagraphBlock['within'];
  /** Reads Markdown in a cell; if cells are HTML, it can only be after a blank line. */
  readonly readMarkdown: (text: string) => readonly Inline[];
  readonly cells: 'html' | 'markdown';
}
