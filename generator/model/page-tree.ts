import type { SourceRange } from './source-range.js';

/** A page as it lies on disk; `path` is `file` without its extension, both relative to the documentation root. */
export interface PageSource {
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

/** What reading a page gives: its blocks in document order, whatever they were nested in. */
export interface PageTree {
  readonly path: string;
  readonly file: string;
  /** The YAML mapping at the top; empty when there is none. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
}

export type Block = HeadingBlock | ParagraphBlock | TableBlock | CodeBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly depth: number;
  /** The words without the attribute group: `Lend a book` of `## Lend a book {#post}`. */
  readonly inlines: readonly Inline[];
  readonly attributes: Attributes;
  readonly range: SourceRange;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  /** What the paragraph lies in, outermost first. */
  readonly within: readonly ('list' | 'blockquote' | 'footnote')[];
  readonly range: SourceRange;
}

export interface TableBlock {
  readonly kind: 'table';
  /** The first one is the header; the delimiter row is not among them. */
  readonly rows: readonly TableRow[];
  readonly range: SourceRange;
}

/** One row of a table; in Markdown a line. Cells are shared between rows that read the same, so they carry columns and no line. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** The trimmed Markdown source, `\|` unescaped, without the trailing attribute group. */
  readonly text: string;
  /** The words as a reader sees them: `\_` is `_`, code has no backticks, bold no stars, and `<br>` is `\n`. */
  readonly shown: string;
  /** Of the brace group that ends the cell; none at all in the third and later cells of a body row. */
  readonly attributes: Attributes;
  /** The cell as remark reads it, without the trailing attribute group. */
  readonly inlines: readonly Inline[];
  /** Where the trimmed cell starts and ends in its line, attribute group included. */
  readonly startColumn: number;
  readonly endColumn: number;
  /** Where it does not start in the line of its row, as in HTML; `endColumn` is then in this line. */
  readonly line?: number;
}

export interface CodeBlock {
  readonly kind: 'code';
  /** `php` of ` ```php [synchronous] `; empty when none is named. */
  readonly language: string;
  /** `synchronous` of ` ```php [synchronous] `; the whole of what follows the language when there are no brackets. */
  readonly label: string;
  readonly text: string;
  /** The fence lines included. */
  readonly range: SourceRange;
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

/** `{#post .im-table data-indent=1 data-required}`: an id, classes, and names with their values (a bare name has ''). */
export interface Attributes {
  readonly id?: string;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** Where each of the values is written, counted from the start of the cell or heading. */
  readonly places: ReadonlyMap<string, Place>;
}

/** From the first character to the one after the last, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
