import type { Dialect } from '../model/dialect.js';
import type { Block } from '../model/page-tree.js';
import { renderInlines } from '../model/render-inlines.js';

/**
 * The notices of an operation's containers, each once.
 *
 *     ::: danger :no_entry_sign: {.im-deprecated}   →   deprecated
 *                                  ^^^
 */
export function readNotices(blocks: readonly Block[], { notices: rule }: Dialect): string[] {
  if (rule === undefined) return [];
  const { prefix } = rule;
  const notices = blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    return renderInlines(block.inlines)
      .split('\n')
      .filter((line) => line.startsWith(':::'))
      .flatMap((line) => classesAtEnd(line))
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
  });
  return [...new Set(notices)];
}

function classesAtEnd(line: string): string[] {
  const start = line.lastIndexOf('{');
  if (start < 0 || !line.trimEnd().endsWith('}')) return [];
  const words = line.slice(start + 1, line.lastIndexOf('}')).split(/\s+/);
  return words.filter((word) => word.startsWith('.')).map((word) => word.slice(1));
}
