/** A place in a page: line and column count from 1, columns in UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From the first character to the one after the last; `file` is relative to the documentation root. */
export interface SourceRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}
