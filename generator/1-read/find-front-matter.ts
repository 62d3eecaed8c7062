const fence = /^---[ \t]*$/;

/**
 * The number of lines of the front matter, including its dashes; 0 if the page has none.
 *
 *     ---
 *     title: Lend a book
 *     ---
 */
export function findFrontMatter(lines: readonly string[]): number {
  if (!fence.test(lines[0] ?? '')) return 0;
  return lines.findIndex((line, index) => index > 0 && fence.test(line)) + 1;
}
