import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';

const blockNames = new Set(htmlBlockNames);
const rawNames = new Set(htmlRawNames);

/** How a line at column 1 opens HTML: what closes it, or that a blank line does; `undefined` when it opens none. */
type Opening = RegExp | 'blank' | 'blank-alone';

const marked: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
];
const rawEnd = /<\/(?:script|pre|style|textarea)>/i;

const named = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)(?=[ \t]|\/?>|$)/;
const attribute = '[ \\t]+[A-Za-z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:[^\\s"\'=<>`]+|\'[^\']*\'|"[^"]*"))?';
const alone = new RegExp(
  `^<(?:/[A-Za-z][A-Za-z0-9-]*[ \\t]*|[A-Za-z][A-Za-z0-9-]*(?:${attribute})*[ \\t]*/?)>[ \\t]*$`,
);

function openingOf(line: string): Opening | undefined {
  if (!line.startsWith('<')) return undefined;
  const end = marked.find(([start]) => start.test(line))?.[1];
  if (end !== undefined) return end;
  const [, slash, written = ''] = named.exec(line) ?? [];
  const name = written.toLowerCase();
  if (rawNames.has(name) && slash === '') return rawEnd;
  if (blockNames.has(name)) return 'blank';
  return alone.test(line) ? 'blank-alone' : undefined;
}

/** Whether a line opens HTML even in the middle of a paragraph. */
export function interruptsParagraph(line: string): boolean {
  const opening = openingOf(line);
  return opening !== undefined && opening !== 'blank-alone';
}

/** The index behind the lines of HTML that opens at column 1 of a line below a blank one; `undefined` when none does. */
export function findHtmlEnd(lines: readonly string[], start: number): number | 'missing' | undefined {
  const opening = openingOf(lines[start] ?? '');
  if (opening === undefined) return undefined;
  const isEnd = (line: string) => (opening instanceof RegExp ? opening.test(line) : /^[ \t]*$/.test(line));
  for (let at = start; at < lines.length; at += 1) {
    // The marks of a comment may share their dashes.
    if (isEnd(lines[at] ?? '')) return opening instanceof RegExp ? at + 1 : at;
  }
  return opening instanceof RegExp ? 'missing' : lines.length;
}
