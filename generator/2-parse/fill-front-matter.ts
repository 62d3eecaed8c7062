import type { Report } from '../diagnostics/report.js';
import type { Dialect } from '../model/dialect.js';
import type { SourceRange } from '../model/source-range.js';

export interface FrontMatterContext {
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly dialect: Dialect;
  readonly report: Report;
}

/**
 * Replace references to front matter by its values.
 *
 *     {{ $frontmatter.title }}   →   Lend a book
 *     ^^^^^^^^^^^^^^^^     ^^
 */
export function fillFrontMatter(text: string, range: SourceRange, context: FrontMatterContext): string {
  const { frontMatterReference } = context.dialect;
  if (frontMatterReference === undefined) return text;
  const { open, close } = frontMatterReference;
  const [head = '', ...references] = text.split(open);
  let inserted = 0;
  const filled = references.reduce((before, reference) => {
    const end = reference.indexOf(close);
    if (end < 0) return before + open + reference;
    const key = reference.slice(0, end).trim();
    const value = inserted > longestText ? '' : frontMatterText(key, range, context);
    inserted += value.length;
    return before + value + reference.slice(end + close.length);
  }, head);
  if (inserted > longestText) {
    const reason = `its references to the front matter stand for more than ${longestText} characters`;
    context.report('page-unreadable', range, { reason });
  }
  return filled;
}

/** A page may refer to a long text thousands of times. */
const longestText = 100_000;

function frontMatterText(key: string, range: SourceRange, { frontMatter, report }: FrontMatterContext): string {
  const value = Object.hasOwn(frontMatter, key) ? frontMatter[key] : undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  if (value === null) return '';
  report('front-matter-key-missing', range, { key });
  return '';
}
