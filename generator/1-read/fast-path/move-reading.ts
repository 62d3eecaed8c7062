import type { Block } from '../../model/page-tree.js';
import type { Reading } from '../reading.js';

/** Move the reading of a chunk down by `lines` and into `file`. */
export function moveReading({ blocks, malformed }: Reading, file: string, lines: number): Reading {
  return {
    blocks: blocks.map((block) => moveBlock(block, file, lines)),
    malformed: malformed.map((group) => ({ ...group, line: group.line + lines })),
  };
}

function moveBlock(block: Block, file: string, lines: number): Block {
  const { start, end } = block.range;
  const range = {
    file,
    start: { line: start.line + lines, column: start.column },
    end: { line: end.line + lines, column: end.column },
  };
  if (block.kind !== 'table') return { ...block, range };
  return { ...block, rows: block.rows.map((row) => ({ ...row, line: row.line + lines })), range };
}
