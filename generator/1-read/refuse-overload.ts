import { splitCells } from './split-cells.js';

/**
 * Throw for a paragraph or a cell with thousands of marks: remark matches each with each before it, so that 40,000 stars
 * take a minute. Real pages have at most 100 in one. The same for backticks in runs of many lengths: from each run remark
 * looks for another of its length.
 *
 *     *a_*a_*a_*a_*a_*a_…
 */
export function refuseOverload(text: string): void {
  refuseDepth(text);
  for (const stretch of splitStretches(text)) refuseStretch(stretch);
}

/** Split text into stretches that remark reads as a unit, or longer ones: a pipe ends a cell, but not a paragraph. */
function splitStretches(text: string): string[] {
  const stretches: string[] = [];
  let paragraph: string[] = [];
  let above = '';
  let isTable = false;
  for (const line of text.split('\n')) {
    isTable = line.startsWith('|') && (isTable || opensTable(above, line));
    if (isTable) for (const { source } of splitCells(line)) stretches.push(source);
    else if (!endsParagraph.test(line)) paragraph.push(line);
    else {
      stretches.push(paragraph.join('\n'));
      paragraph = [];
    }
    above = line;
  }
  return [...stretches, paragraph.join('\n')];
}

/* A blank line or a fence. */
const endsParagraph = /^[ \t]*$|^ {0,3}```/;
const delimiterRow = /^\|[|: \t]*-[|:\- \t]*$/;

function opensTable(header: string, delimiter: string): boolean {
  if (!header.startsWith('|') || !delimiterRow.test(delimiter)) return false;
  return splitCells(header).length === splitCells(delimiter).length;
}

const deepest = 100;

/** Throw for deep nesting: for each line, remark goes through all the lists and quotes around it. */
function refuseDepth(text: string): void {
  for (const line of text.split('\n')) {
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    const [markers = ''] = /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*)+/.exec(line.slice(indent.length)) ?? [];
    const levels = indent.length / 2 + (markers.match(/[-*+>.)]/g)?.length ?? 0);
    if (markers !== '' && levels > deepest) throw new Error(`lists or quotes are nested more than ${deepest} deep`);
  }
}

const mostMarks = 2000;
const mostRuns = 20;
/** Runs of 21 lengths need as many characters. */
const shortest = 231;

function refuseStretch(stretch: string): void {
  if (stretch.length < shortest) return;
  let marks = 0;
  const runs = new Set<number>();
  for (const [found] of stretch.matchAll(/\\[\s\S]|`+|[*_~[\]!]/g)) {
    if (found.startsWith('`')) runs.add(found.length);
    else if (!found.startsWith('\\')) marks += 1;
  }
  if (marks > mostMarks) throw new Error(`a paragraph or cell has more than ${mostMarks} of the marks * _ ~ [ ] !`);
  if (runs.size > mostRuns) throw new Error(`a paragraph or cell has backticks in more than ${mostRuns} lengths`);
}
