import type { Block } from '../../model/page-tree.js';
import type { ParseMarkdown } from '../create-markdown-parser.js';
import { flattenBlocks } from '../flatten-blocks.js';
import type { InnerReaders, MalformedGroup, Reading } from '../reading.js';
import { createBoundedCache } from './create-bounded-cache.js';
import { moveReading } from './move-reading.js';
import { readSimpleChunk } from './read-simple-chunk.js';

/** Reads parts of pages that do not depend on their context, each spelling once; lines count from the part's first one. */
export interface ChunkReader {
  /** Read all new chunks together, which is much cheaper than one by one. */
  readonly prepare: (chunks: readonly string[]) => void;
  readonly read: (chunk: string) => Reading;
}

const cachedCharacters = 8_000_000;

/** Create a chunk reader with its own cache, for one run. */
export function createChunkReader(parse: ParseMarkdown, readers: InnerReaders): ChunkReader {
  const known = createBoundedCache<Reading>(cachedCharacters);
  const recall = (chunk: string) => known.get(chunk) ?? readSimpleChunk(chunk);
  const readAll = (chunks: readonly string[]) => readChunks(chunks, (lines) => readLines(lines, parse, readers));
  return {
    prepare: (chunks) => {
      const unseen = [...new Set(chunks)].filter((chunk) => recall(chunk) === undefined);
      if (unseen.length === 0) return;
      for (const [index, reading] of readAll(unseen).entries()) known.set(unseen[index] ?? '', reading);
    },
    read: (chunk) => recall(chunk) ?? readAll([chunk])[0] ?? { blocks: [], malformed: [] },
  };
}

function readLines(lines: readonly string[], parse: ParseMarkdown, readers: InnerReaders): Reading {
  return flattenBlocks({ root: parse(lines.join('\n')), lines, file: '' }, readers);
}

/** Join the chunks with blank lines, read them together, and split the result again by line. */
function readChunks(chunks: readonly string[], readTogether: (lines: readonly string[]) => Reading): Reading[] {
  const joined = chunks.map((chunk, index) => [
    ...chunk.split('\n'),
    '',
    // What is indented would go on with a list above, and micromark reads HTML at the end of a text in its own way: a
    // comment ends both, and reads as nothing.
    ...(/^[ \t]/.test(chunks[index + 1] ?? ' ') ? ['<!-- -->', ''] : []),
  ]);
  const { blocks, malformed } = readTogether(joined.flat());
  const queues = { blocks: [...blocks].reverse(), malformed: [...malformed].reverse() };
  let above = 0;
  return joined.map((lines) => {
    const end = above + lines.length;
    const reading = {
      blocks: takeWhile(queues.blocks, (block) => block.range.start.line <= end),
      malformed: takeWhile(queues.malformed, (group) => group.line <= end),
    };
    const moved = moveReading(reading, '', -above);
    above = end;
    return moved;
  });
}

/** Pop from a reversed queue. */
function takeWhile<Kind extends Block | MalformedGroup>(queue: Kind[], belongs: (next: Kind) => boolean): Kind[] {
  const taken: Kind[] = [];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (!belongs(next)) {
      queue.push(next);
      break;
    }
    taken.push(next);
  }
  return taken;
}
