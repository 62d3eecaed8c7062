import type { Nodes, Root } from 'mdast';
import type { Block, Inline, ParagraphBlock } from '../model/page-tree.js';
import type { CellReader } from './fast-path/create-cell-reader.js';
import type { LinkTarget } from './read-inlines.js';
import type { TakeAttributes } from './take-attributes.js';

/** Markdown that remark has read: `lines` is its source, `file` the page in ranges. */
export interface ParsedMarkdown {
  readonly root: Root;
  readonly lines: readonly string[];
  readonly file: string;
}

/** A brace group that looks like attributes but is malformed. */
export interface MalformedGroup {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly reason: string;
}

/** Blocks in document order, and their malformed groups. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly malformed: readonly MalformedGroup[];
}

/** The reading of a whole page; `yaml` is its front matter, `undefined` if it has none. */
export interface PageReading extends Reading {
  readonly yaml: string | undefined;
}

/** The context for reading one block; malformed groups are added to `malformed`. */
export interface ReadingContext {
  readonly markdown: ParsedMarkdown;
  readonly readers: InnerReaders;
  readonly target: LinkTarget;
  readonly malformed: MalformedGroup[];
}

/** Readers of Markdown within blocks. */
export interface InnerReaders {
  /** What is done with brace groups at the end of headings and cells. */
  readonly takeAttributes: TakeAttributes;
  readonly cells: CellReader;
  /** The Markdown in a cell of an HTML table. */
  readonly readMarkdown: (text: string) => readonly Inline[];
  /** Whether cells of HTML tables are Markdown even without a blank line before, as in MDX. */
  readonly isMdx: boolean;
}

/** A node of remark's tree, and the containers around it, outermost first. */
export interface Pending {
  readonly node: Nodes;
  readonly within: ParagraphBlock['within'];
}
