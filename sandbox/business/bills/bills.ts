import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { Routes } from '../../protocol/route.js';
import type { BusinessContext } from '../business-context.js';
import type { Tables } from '../tables.js';
import { type BillEntry, type BillSelection, type BillType, findEntries } from './bill-entries.js';
import { writeBill } from './write-bill.js';

/** Bills of payments and refunds, and their download. Other download URLs are handled by their page. */
export function bills({ tables }: BusinessContext): Routes<Answer | undefined> {
  return {
    'GET /v3/bill/tradebill': ({ query, host, scheme }) => {
      const { bill_date: date = '', bill_type = '', sub_mchid = '', tar_type } = query;
      const selection = { date, type: billTypeOf(bill_type), sub_mchid };
      const entries = findEntries(selection, tables);
      const [last] = entries.slice(-1);
      if (last === undefined) return refuse(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
      const token = writeToken({ ...selection, isPacked: tar_type === 'GZIP', last: last.number });
      return {
        json: {
          hash_type: 'SHA1',
          hash_value: createHash('sha1').update(writeBill(entries, selection.type)).digest('hex'),
          download_url: `${scheme}://${host}/v3/billdownload/file?token=${token}`,
        },
      };
    },
    'GET /v3/billdownload/file': ({ query: { token = '' } }) => {
      const bill = readToken(token);
      return bill && download(bill, tables);
    },
  };
}

/** `SUC_SPECIAL` and `REF_SPECIAL` are bills with custom columns, which the sandbox does not have. */
const types: Readonly<Record<string, BillType>> = {
  SUCCESS: 'SUCCESS',
  SUC_SPECIAL: 'SUCCESS',
  REFUND: 'REFUND',
  REF_SPECIAL: 'REFUND',
};

/** The default is a bill of all entries. */
export function billTypeOf(asked: string): BillType {
  return types[asked] ?? 'ALL';
}

/** The token in the URL of a bill contains everything, so the URL works as long as the records exist. */
interface BillToken extends BillSelection {
  readonly isPacked: boolean;
  /** The number of the last entry; later ones are not part of the bill. */
  readonly last: string;
}

/** `2026-03-10-ALL-gzip-00001795373559089000000-1638495062` */
function writeToken({ date, type, isPacked, last, sub_mchid }: BillToken): string {
  return [date, type, isPacked ? 'gzip' : 'plain', last, encodeURIComponent(sub_mchid)].join('-');
}

function readToken(token: string): BillToken | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)-(ALL|SUCCESS|REFUND)-(gzip|plain)-(\d{26})-(\d*)$/.exec(token);
  if (parts === null) return undefined;
  const [, date = '', type = '', packing, last = '', sub_mchid = ''] = parts;
  return { date, type: billTypeOf(type), isPacked: packing === 'gzip', last, sub_mchid };
}

function download(token: BillToken, tables: Tables): Answer {
  const entries = findEntries(token, tables).filter(({ number }) => number <= token.last);
  if (entries.length === 0) return refuse(400, 'PARAM_ERROR', '下载地址已失效');
  return sendBill(entries, token, 'application/octet-stream');
}

/** Files are not signed; the hash in the response to the first call verifies them. */
export function sendBill(
  entries: readonly BillEntry[],
  { type, isPacked }: Pick<BillToken, 'type' | 'isPacked'>,
  contentType: string,
): Answer {
  const bill = Buffer.from(writeBill(entries, type));
  return { body: isPacked ? gzipSync(bill) : bill, headers: { 'Content-Type': contentType }, fault: 'unsigned' };
}
