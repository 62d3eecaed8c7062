import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';

/** A row with the same indent: the row before it has no members and is not the only one. */
const nextRow = /^\| [\w-]+ \{(data-required )?data-indent=1\}/;

export interface Edit {
  /** The table whose row is changed. */
  readonly table: 'request' | 'response';
  /** Returns the lines that replace a row. */
  readonly change: (row: string) => readonly string[];
}

/** A plain, required member, whose row lists no values: `| loan_no {data-required data-indent=1} | string | 借阅单号`. */
const plainRow =
  /^\| (?!sign\b|nonce_str\b|sha256\b|sm3\b|\w*digest\b|\w*hash\b|Wechatpay|Content)[a-z_]+ \{data-required data-indent=1\} \| string \| [^`]+$/;

/** The changes that an edit of the first plain row of each page makes, as `severity code`, each with its count. */
export function editPages(folder: string, edit: Edit): Readonly<Record<string, number>> {
  const describe = createDescriber(wechatpay);
  const counts: Record<string, number> = {};
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isEdited)) {
    const text = readFileSync(join(folder, file), 'utf8');
    const edited = editText(text, edit);
    if (edited === undefined) continue;
    const schemaOf = (each: string) => ({
      pages: [describe({ path: file.slice(0, -'.md'.length), file, text: each }).page],
    });
    const codes = compareSchemas(schemaOf(text), schemaOf(edited), wechatpayApi)
      .filter(({ code }) => code !== 'examples-changed')
      .map(({ severity, code }) => `${severity} ${code}`);
    const found = codes.join(', ') || 'nothing';
    counts[found] = (counts[found] ?? 0) + 1;
  }
  return counts;
}

/** On one page a plain row is a placeholder as well, and is rightly reported twice. */
function isEdited(file: string): boolean {
  return file.endsWith('.md') && !file.endsWith('bank-transfer/batches/out-batch-no/{out_batch_no}.md');
}

/** The text with the edit, or `undefined` if its first operation has no row for it. */
function editText(text: string, { table, change }: Edit): string | undefined {
  const [request = '', answer = '', ...rest] = text.split(/^(?=\{\.im-table )/m);
  const edited = editTable(table === 'request' ? request : answer, change);
  if (edited === undefined) return undefined;
  return (table === 'request' ? [edited, answer, ...rest] : [request, edited, ...rest]).join('');
}

/** A member that occurs twice in the table would be reported twice. */
function editTable(part: string, change: Edit['change']): string | undefined {
  const lines = part.split('\n');
  const count = (row: string) => lines.filter((line) => line.startsWith(row.slice(0, row.indexOf('{')))).length;
  const at = lines.findIndex(
    (row, index) => plainRow.test(row) && nextRow.test(lines[index + 1] ?? '') && count(row) === 1,
  );
  return at === -1 ? undefined : lines.toSpliced(at, 1, ...change(lines[at] ?? '')).join('\n');
}
