/**
 * Throw for a paragraph or a cell with thousands of marks: remark matches each with each before it, so that 40,000 stars
 * take a minute. Real pages have at most 100 in one. The same for runs of backticks of many lengths: from each, remark looks
 * for one of its length.
 *
 *     *a_*a_*a_*a_*a_*a_…
 */
export function refuseOverload(text: string): void {
  let marks = 0;
  const runs = new Set<number>();
  for (const [found] of text.matchAll(marksAndBoundaries)) {
    if (found.startsWith('\\')) continue;
    if (found.startsWith('`')) runs.add(found.length);
    else if (isMark(found)) marks += 1;
    else {
      marks = 0;
      runs.clear();
    }
    if (marks > mostMarks) throw new Error(`a paragraph or cell has more than ${mostMarks} of the marks * _ ~ [ ] !`);
    if (runs.size > mostRuns) throw new Error(`a paragraph or cell has backticks in more than ${mostRuns} lengths`);
  }
}

const mostMarks = 2000;
const mostRuns = 20;

/* Marks; runs of backticks; what ends a paragraph (a blank line, a fence) or a cell; and `\|`, which ends none. */
const marksAndBoundaries = /[*_~[\]!]|\n[ \t]*(?=\n|```)|`+|\||\\[|\\]/g;

function isMark(found: string): boolean {
  return /^[*_~[\]!]$/.test(found);
}
