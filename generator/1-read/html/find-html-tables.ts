/** The positions of HTML tables in a page; lines count from 1. */
export interface HtmlTables {
  /**
   * The last line of the tables that start in a range of lines; the first of these lines if none does; `undefined` if one has no
   * end.
   */
  readonly lastLine: (first: number, last: number) => number | undefined;
}

const tableTag = /<!--.*?-->|<(\/?)table(?=[\s>/]|$)/gi;

/** Pair the tags of tables in one pass, so that a page with thousands of unclosed ones takes no longer than others. */
export function findHtmlTables(lines: readonly string[]): HtmlTables {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [index, text] of lines.entries()) {
    for (const [found, slash] of text.matchAll(tableTag)) {
      if (found.startsWith('<!--')) continue;
      if (slash === '') open.push(index + 1);
      else {
        const start = open.pop();
        if (start !== undefined) ends.set(start, Math.max(index + 1, ends.get(start) ?? 0));
      }
    }
  }
  const unclosed = new Set(open);
  return {
    lastLine: (first, last) => {
      let end = first;
      for (let line = first; line <= last; line += 1) {
        if (unclosed.has(line)) return undefined;
        end = Math.max(end, ends.get(line) ?? 0);
      }
      return end;
    },
  };
}

const startOfTag = /<(\/?)([a-z][a-z0-9]*)/gi;

/* Tags without an end tag, or whose end tag is optional. */
const endless = new Set(
  'area base br col dd dt embed hr img input li link meta option p source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);
const deepest = 200;

/** Whether tags are nested deeper than in any written page: a parser goes through all open tags at each tag. */
export function isNestedTooDeeply(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, written = ''] of html.matchAll(startOfTag)) {
    const name = written.toLowerCase();
    if (endless.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (slash === '/' && count === 0) continue;
    const step = slash === '/' ? -1 : 1;
    open.set(name, count + step);
    depth += step;
    if (depth > deepest) return true;
  }
  return false;
}
