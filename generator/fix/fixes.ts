import { distance } from 'fastest-levenshtein';
import { splitCells } from '../1-read/split-cells.js';
import type { Code } from '../diagnostics/codes.js';
import { attributeNames } from '../model/attribute-names.js';
import type { Dialect } from '../model/dialect.js';
import { isWireName } from '../model/is-wire-name.js';
import { trimEnd } from '../model/trim-end.js';

export interface FixContext {
  readonly dialect: Dialect;
  /** The line end of the page. */
  readonly lineEnd: string;
}

/** Turns the text in the range of a diagnostic into the fixed text; `undefined` if only the author can decide. */
export type Fix = (written: string, context: FixContext) => string | undefined;

// Only fixes that do not change how docwright reads the page, or that have exactly one possible meaning.
export const fixes: { readonly [C in Code]?: Fix } = {
  'attribute-misspelt': spellAttribute,
  'attribute-unknown': guessAttribute,
  'name-blank': closeName,
  'row-cells-extra': escapeDividers,
  'table-delimiter-missing': addDelimiterRow,
};

/** `data-encoded-by=json_encode` → `data-encoded=json_encode` */
function spellAttribute(written: string, { dialect }: FixContext): string | undefined {
  const [name = ''] = written.split('=');
  const { misspelt = {} } = dialect.attributes ?? {};
  return Object.hasOwn(misspelt, name) ? `${misspelt[name]}${written.slice(name.length)}` : undefined;
}

const mostTypos = 2;

/** `data-requird` → `data-required`, if exactly one name is that close. */
function guessAttribute(written: string, { dialect }: FixContext): string | undefined {
  const [name = ''] = written.split('=');
  const near = attributeNames(dialect).filter((known) => distance(name, known) <= mostTypos);
  return near.length === 1 ? `${near[0]}${written.slice(name.length)}` : undefined;
}

/** `loan _no` → `loan_no` */
function closeName(written: string): string | undefined {
  const name = written.replace(/\s+/g, '');
  return isWireName(name) ? name : undefined;
}

/** `|several|` → `\|several\|`; a pipe with a backslash before it is text. */
function escapeDividers(written: string): string {
  return written.replace(/\\[\\|]|\|/g, (found) => (found === '|' ? '\\|' : found));
}

/** `| Request | Type` → the same, and `| --- | ---` below it */
function addDelimiterRow(written: string, { lineEnd }: FixContext): string {
  const header = trimEnd(written, '\r\n');
  const frame = /\|\s*$/.test(header) ? ' |' : '';
  const delimiters = splitCells(header.trim()).map(() => '---');
  return `${header}${lineEnd}| ${delimiters.join(' | ')}${frame}${written.slice(header.length)}`;
}
