import { assertNever } from '../../model/assert-never.js';
import type { Block, CodeBlock } from '../../model/page-tree.js';
import { readHtmlNode } from '../html/read-html-node.js';
import type { InnerReaders, MalformedGroup, PageReading, Reading } from '../reading.js';
import type { ChunkReader } from './create-chunk-reader.js';
import type { RowReader, RowSource } from './create-row-reader.js';
import { moveReading } from './move-reading.js';
import type { CodePiece, HtmlPiece, Piece, TablePiece } from './split-page.js';

/** What reads the pieces; both remember what they have read. */
export interface PieceReaders {
  readonly rows: RowReader;
  readonly chunks: ChunkReader;
  readonly inner: InnerReaders;
}

/** Read the pieces of a page one by one, after everything that is new in them was read together. */
export function readPieces(pieces: readonly Piece[], file: string, readers: PieceReaders): PageReading {
  const { rows, chunks } = readers;
  rows.prepare(pieces.flatMap((piece) => (piece.kind === 'table' ? rowsOf(piece) : [])));
  chunks.prepare(pieces.flatMap((piece) => (piece.kind === 'chunk' ? [piece.text] : [])));
  const readings = pieces.map((piece) => readPiece(piece, file, readers));
  const frontMatter = pieces.find((piece) => piece.kind === 'front-matter');
  return {
    yaml: frontMatter?.yaml,
    blocks: readings.flatMap((reading) => reading.blocks),
    malformed: readings.flatMap((reading) => reading.malformed),
  };
}

function readPiece(piece: Piece, file: string, { rows, chunks, inner }: PieceReaders): Reading {
  switch (piece.kind) {
    case 'front-matter':
      return { blocks: [], malformed: [] };
    case 'table':
      return readTable(piece, file, rows);
    case 'chunk':
      return moveReading(chunks.read(piece.text), file, piece.line - 1);
    case 'code':
      return { blocks: [readCode(piece, file)], malformed: [] };
    case 'html':
      return { blocks: readHtmlPiece(piece, file, inner), malformed: [] };
    default:
      return assertNever(piece);
  }
}

/** The second line of a table is the delimiter row: `| --- | --- | ---`. */
function rowsOf(piece: TablePiece): RowSource[] {
  const [header = '', , ...body] = piece.lines;
  return [{ line: header, part: 'header' }, ...body.map((line): RowSource => ({ line, part: 'body' }))];
}

function readTable(piece: TablePiece, file: string, rows: RowReader): Reading {
  const malformed: MalformedGroup[] = [];
  const read = rowsOf(piece).map((row, index) => {
    const line = index === 0 ? piece.line : piece.line + index + 1;
    const reading = rows.read(row);
    for (const group of reading.malformed) malformed.push({ line, ...group });
    return { line, cells: reading.cells };
  });
  const end = { line: piece.line + piece.lines.length - 1, column: (piece.lines.at(-1) ?? '').length + 1 };
  const range = { file, start: { line: piece.line, column: 1 }, end };
  return { blocks: [{ kind: 'table', rows: read, range }], malformed };
}

function readCode({ line, language, label, text, endLine, endColumn }: CodePiece, file: string): CodeBlock {
  const range = { file, start: { line, column: 1 }, end: { line: endLine, column: endColumn } };
  return { kind: 'code', language, label, text, range };
}

function readHtmlPiece({ line, lines }: HtmlPiece, file: string, inner: InnerReaders): readonly Block[] {
  const end = { line: line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 };
  const range = { file, start: { line, column: 1 }, end };
  return readHtmlNode({ text: lines.join('\n'), range, within: [] }, inner);
}
