/**
 * Throw for a paragraph or a cell with thousands of marks: remark matches each with each before it, so that 40,000 stars
 * take a minute. Real pages have at most 100 in one.
 *
 *     *a_*a_*a_*a_*a_*a_…
 */
export function refuseOverload(text: string): void {
  let marks = 0;
  for (const [boundary] of text.matchAll(marksAndBoundaries)) {
    if (boundary.startsWith('\\')) continue;
    marks = isMark(boundary) ? marks + 1 : 0;
    if (marks > mostMarks) throw new Error(`a paragraph or cell has more than ${mostMarks} of the marks * _ ~ [ ] !`);
  }
}

const mostMarks = 2000;

/* Marks; what ends a paragraph (a blank line, a fence) or a cell; and `\|`, which ends none. */
const marksAndBoundaries = /[*_~[\]!]|\n[ \t]*(?=\n|```)|\||\\[|\\]/g;

function isMark(found: string): boolean {
  return /^[*_~[\]!]$/.test(found);
}
