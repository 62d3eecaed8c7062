import type { Report } from '../diagnostics/report.js';
import type { ReplaceRule } from '../model/dialect.js';
import type { PageSource, PageTree } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { blankJsx } from './blank-jsx.js';
import type { ParseMarkdown } from './create-markdown-parser.js';
import { createMarkdownParser } from './create-markdown-parser.js';
import type { CellReader } from './fast-path/create-cell-reader.js';
import { createCellReader } from './fast-path/create-cell-reader.js';
import { createChunkReader } from './fast-path/create-chunk-reader.js';
import { createRowReader } from './fast-path/create-row-reader.js';
import { readPieces } from './fast-path/read-pieces.js';
import { splitPage } from './fast-path/split-page.js';
import { findFrontMatter } from './find-front-matter.js';
import { flattenBlocks } from './flatten-blocks.js';
import { createHtmlCellReader } from './html/create-html-cell-reader.js';
import { readFrontMatter } from './read-front-matter.js';
import type { InnerReaders, PageReading } from './reading.js';
import { leaveAttributes, takeAttributes } from './take-attributes.js';

/** What a dialect says of the text of pages, before anything in it has a meaning. */
export interface ReaderRules {
  readonly replace?: readonly ReplaceRule[];
  /** Whether brace groups at the end of headings and cells are attributes. Default: they are text. */
  readonly attributes?: boolean;
}

/** Reads pages; what it has read before makes the next page cheaper. */
export interface PageReader {
  /** The page's blocks; what is wrong with the page is reported, and a page that cannot be read has no blocks. */
  readonly readPage: (source: PageSource, report: Report) => PageTree;
}

/**
 * A page reader with its own memory: one for a run or for a worker thread.
 *
 * remark decides what a page says, but need not read all of it: pages repeat their table rows, most cells hold nothing
 * but words and code, and the bodies of fences need no reading at all. A page that cannot be taken apart safely is given
 * to remark as a whole, with the same result.
 */
export function createPageReader(rules: ReaderRules = {}): PageReader {
  return createReader(rules, (parsers) => {
    const { cells, inner } = parsers;
    const readers = {
      rows: createRowReader(cells, inner.takeAttributes),
      chunks: createChunkReader(parsers.withoutFrontMatter, inner),
      inner,
    };
    return ({ lines, file }) => {
      const pieces = splitPage(lines);
      return pieces === undefined ? readWholePage({ lines, file }, parsers) : readPieces(pieces, file, readers);
    };
  });
}

/** A page reader that gives every page to remark as a whole: slow, and what the fast one is compared with. */
export function createPlainPageReader(rules: ReaderRules = {}): PageReader {
  return createReader(rules, (parsers) => (page) => readWholePage(page, parsers));
}

type ReadPage = (page: PageLines) => PageReading;

/** Pages of Markdown and of MDX read differently, and share nothing that is remembered. */
function createReader(rules: ReaderRules, create: (parsers: PageParsers) => ReadPage): PageReader {
  const replace = createReplacer(rules.replace ?? []);
  const readers = new Map<Notation, ReadPage>();
  return {
    readPage: (source, report) =>
      readSafely(source, report, () => {
        const { text, file } = source;
        const notation = file.endsWith('.mdx') ? 'mdx' : 'markdown';
        const read = readers.get(notation) ?? create(createParsers(notation, rules));
        readers.set(notation, read);
        const lines = splitLines(text).map(replace);
        return read({ lines: notation === 'mdx' ? blankJsx(lines) : lines, file });
      }),
  };
}

type Notation = 'markdown' | 'mdx';

function createParsers(notation: Notation, { attributes = false }: ReaderRules): PageParsers {
  const isMdx = notation === 'mdx';
  const withoutFrontMatter = createMarkdownParser({ frontMatter: false, indentedCode: !isMdx });
  const cells = createCellReader(withoutFrontMatter);
  const inHtml = isMdx ? withoutFrontMatter : createMarkdownParser({ frontMatter: false, indentedCode: false });
  return {
    withFrontMatter: createMarkdownParser({ frontMatter: true, indentedCode: !isMdx }),
    withoutFrontMatter,
    cells,
    inner: {
      takeAttributes: attributes ? takeAttributes : leaveAttributes,
      cells,
      isMdx,
      readMarkdown: createHtmlCellReader(inHtml, cells),
    },
  };
}

function readSafely(source: PageSource, report: Report, read: () => PageReading): PageTree {
  const { path, file } = source;
  try {
    const { yaml, blocks, malformed } = read();
    for (const { line, startColumn, endColumn, reason } of malformed) {
      const range = { file, start: { line, column: startColumn }, end: { line, column: endColumn } };
      report('attribute-malformed', range, { reason });
    }
    return { path, file, frontMatter: yaml === undefined ? {} : readFrontMatter(yaml, file, report), blocks };
  } catch (error) {
    const start = { line: 1, column: 1 };
    report('page-unreadable', { file, start, end: start }, { reason: explain(error) });
    return { path, file, frontMatter: {}, blocks: [] };
  }
}

/** As Markdown has it: a byte order mark is no text, CR and CRLF end lines too, and NUL stands for nothing. */
function splitLines(text: string): string[] {
  const start = text.startsWith('\u{feff}') ? 1 : 0;
  return text
    .slice(start)
    .replaceAll('\0', '\u{fffd}')
    .split(/\r\n|\n|\r/);
}

/** Each replacement within its line, after those before it; a line never becomes two. */
function createReplacer(replacements: readonly ReplaceRule[]): (line: string) => string {
  const compiled = replacements.map(({ match, by }) => ({
    pattern: patternOf(match),
    by: by.replace(/[\r\n]+/g, ' '),
  }));
  return (line) => compiled.reduce((text, { pattern, by }) => pattern.replace(text, by), line);
}

/** remark's own recursion is all that is known to fail, on absurd nesting. */
function explain(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  return error instanceof Error ? error.message : String(error);
}

/** A page as lines, wherever line endings came from. */
interface PageLines {
  readonly lines: readonly string[];
  readonly file: string;
}

/** What whole pages are read with. */
interface PageParsers {
  readonly withFrontMatter: ParseMarkdown;
  readonly withoutFrontMatter: ParseMarkdown;
  readonly cells: CellReader;
  readonly inner: InnerReaders;
}

/** Read a page in one piece, whatever is in it. */
function readWholePage({ lines, file }: PageLines, parsers: PageParsers): PageReading {
  // Below dashes that are never closed, remark-frontmatter 5 takes the next line for a paragraph even when it is a list.
  const parse = findFrontMatter(lines) > 0 ? parsers.withFrontMatter : parsers.withoutFrontMatter;
  const root = parse(lines.join('\n'));
  const [first] = root.children;
  const yaml = first?.type === 'yaml' ? first.value : undefined;
  return { yaml, ...flattenBlocks({ root, lines, file }, parsers.inner) };
}
