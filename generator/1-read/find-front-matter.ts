const fence = /^---[ \t]*$/;

/**
 * The number of lines that the front matter takes, its dashes included; 0 when the page has none.
 *
 *     ---
 *     title: Lend a book
 *     ---
 */
export function findFrontMatter(lines: readonly string[]): number {
  if (!fence.test(lines[0] ?? '')) return 0;
  return lines.findIndex((line, index) => index > 0 && fence.test(line)) + 1;
}
