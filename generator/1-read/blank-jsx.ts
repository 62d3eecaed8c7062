import { findFrontMatter } from './find-front-matter.js';

/**
 * Replace lines that MDX does not show by blank ones: imports and exports, comments, and the tags of components, between
 * which there is Markdown. Tables and lines with text are kept.
 *
 *     import Tabs from '@theme/Tabs';         (blank)
 *     <Tabs groupId="sdk">                →   (blank)
 *     | Name | Type |                         | Name | Type |
 *     {/* not shown *\/}                       (blank)
 */
export function blankJsx(lines: readonly string[]): string[] {
  const shown = [...lines];
  let at = findFrontMatter(lines);
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = /^[ \t]*(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) at = findFenceEnd(lines, at + 1, fence);
    else {
      const end = findEnd(lines, at);
      shown.fill('', at, end);
      at = Math.max(at + 1, end);
    }
  }
  return shown;
}

function findFenceEnd(lines: readonly string[], start: number, fence: string): number {
  const end = lines.findIndex((line, index) => index >= start && closes(line, fence));
  return end === -1 ? lines.length : end + 1;
}

function closes(line: string, fence: string): boolean {
  return line.trim().startsWith(fence) && /^(`+|~+)$/.test(line.trim());
}

/** The line after a hidden construct that starts in a line; that line itself if it is shown. */
function findEnd(lines: readonly string[], start: number): number {
  const line = lines[start] ?? '';
  if (
    /^(?:import\s+(?:['"{*]|[\w$]+\s*(?:,|from\b))|export\s+(?:const|let|var|function|class|default|async|\{|\*))/.test(
      line,
    )
  ) {
    return findStatementEnd(lines, start);
  }
  return /^[ \t]*[<{]/.test(line) ? findTagsEnd(lines, start) : start;
}

/** The longest statement or tag, in lines: one without an end by then is text. */
const longest = 100;

/** Statements end at a blank line, outside of their braces. */
function findStatementEnd(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < Math.min(lines.length, start + longest); at += 1) {
    const line = lines[at] ?? '';
    if (depth <= 0 && line.trim() === '') return at;
    depth += count(line, /[{([]/g) - count(line, /[})\]]/g);
  }
  return lines.length - start <= longest ? lines.length : start + 1;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

const token = /\{\/\*[\s\S]*?\*\/\}|<\/?(?:[A-Za-z][\w.:-]*)?|[^<{\s]/y;
const ofTable = /^<\/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td)$/i;

/** The end of lines that only have tags and comments. */
function findTagsEnd(lines: readonly string[], start: number): number {
  const text = lines.slice(start, start + longest).join('\n');
  let at = 0;
  for (;;) {
    const blank = /[^\S\n]*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at > 0 && (text[at] === '\n' || at === text.length)) return start + lineOf(text, at) + 1;
    token.lastIndex = at;
    const [found = ''] = token.exec(text) ?? [];
    if (found.startsWith('{/*')) at += found.length;
    else if (!found.startsWith('<') || ofTable.test(found)) return start;
    else {
      const end = findTagEnd(text, at + found.length);
      if (end === undefined) return start;
      at = end;
    }
  }
}

function lineOf(text: string, at: number): number {
  return count(text.slice(0, at), /\n/g);
}

/** The position after the `>` of a tag, ignoring those in quotes and braces. */
function findTagEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (/["'`]/.test(sign)) quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth <= 0) return at + 1;
    else if (sign === '\n' && text[at + 1] === '\n' && depth <= 0) return undefined;
  }
  return undefined;
}
