import type { Root } from 'mdast';
import type { Block } from '../model/page-tree.js';
import type { CellReader } from './fast-path/create-cell-reader.js';
import type { LinkTarget } from './read-inlines.js';

/** Markdown that remark has read: `lines` is what it read, `file` the page that ranges name. */
export interface ParsedMarkdown {
  readonly root: Root;
  readonly lines: readonly string[];
  readonly file: string;
}

/** A brace group that looks like attributes and is none. */
export interface MalformedGroup {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly reason: string;
}

/** Blocks in document order, and what was wrong in them. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly malformed: readonly MalformedGroup[];
}

/** The reading of a whole page; `yaml` is its front matter, undefined when it has none. */
export interface PageReading extends Reading {
  readonly yaml: string | undefined;
}

/** What reading one block may need of the whole; `malformed` is added to. */
export interface ReadingContext {
  readonly markdown: ParsedMarkdown;
  readonly cells: CellReader;
  readonly target: LinkTarget;
  readonly malformed: MalformedGroup[];
}
