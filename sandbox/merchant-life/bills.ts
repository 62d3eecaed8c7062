import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../answer.js';
import type { Ledger, Order } from './ledger.js';
import { refuse } from './refusal.js';
import type { Routes } from './route.js';

/** Bills of the orders that were paid, and their download. What others gave the address of is left to its page. */
export function bills(ledger: Ledger): Routes<Answer | undefined> {
  return {
    'GET /v3/bill/tradebill': ({ query: { bill_date = '', tar_type }, host, scheme }) => {
      const paid = paidOn(bill_date, ledger);
      if (paid.length === 0) return refuse(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
      const token = writeToken({ bill_date, isPacked: tar_type === 'GZIP', last: lastOf(paid) });
      return {
        json: {
          hash_type: 'SHA1',
          hash_value: createHash('sha1').update(writeBill(paid)).digest('hex'),
          download_url: `${scheme}://${host}/v3/billdownload/file?token=${token}`,
        },
      };
    },
    'GET /v3/billdownload/file': ({ query: { token = '' } }) => {
      const bill = readToken(token);
      return bill && download(bill, ledger);
    },
  };
}

/** What the address of a bill says, so that it is good as long as the orders are there. */
interface BillToken {
  readonly bill_date: string;
  readonly isPacked: boolean;
  /** The latest transaction in it; numbers grow, and what was paid afterwards is no part of it. */
  readonly last: string;
}

/** `2026-03-10-gzip-4200000001795373559089000000` */
function writeToken({ bill_date, isPacked, last }: BillToken): string {
  return `${bill_date}-${isPacked ? 'gzip' : 'plain'}-${last}`;
}

function readToken(token: string): BillToken | undefined {
  const [, bill_date, packing, last] = /^(\d{4}-\d\d-\d\d)-(gzip|plain)-(\d{28})$/.exec(token) ?? [];
  if (bill_date === undefined || last === undefined) return undefined;
  return { bill_date, isPacked: packing === 'gzip', last };
}

function lastOf(paid: readonly Order[]): string {
  return paid.map(numberOf).reduce((one, other) => (one > other ? one : other));
}

function numberOf({ payment }: Order): string {
  return payment?.transaction_id ?? '';
}

function download({ bill_date, isPacked, last }: BillToken, ledger: Ledger): Answer {
  const paid = paidOn(bill_date, ledger).filter((order) => numberOf(order) <= last);
  if (paid.length === 0) return refuse(400, 'PARAM_ERROR', '下载地址已失效');
  const bill = Buffer.from(writeBill(paid));
  // Files are not signed: the hash in the answer before tells whether they are whole.
  const headers = { 'Content-Type': 'application/octet-stream' };
  return { body: isPacked ? gzipSync(bill) : bill, headers, fault: 'unsigned' };
}

/** The orders that were paid on a day: `2026-03-10`. */
export function paidOn(date: string, { orders }: Ledger): readonly Order[] {
  return [...orders.values()].filter(({ payment }) => payment?.success_time.slice(0, 10) === date);
}

/**
 * A bill as WeChat Pay writes it: a byte order mark, a backtick before every value, and a total of two lines.
 *
 *     交易时间,公众账号ID,商户号,…
 *     `2026-03-10 09:30:00,`wx4d8a1c7be05f9236,`1900000109,…
 *     总交易单数,应结订单总金额,…
 *     `2,`36.00,…
 */
export function writeBill(orders: readonly Order[]): string {
  const totals = [String(orders.length), yuan(orders.reduce((sum, { request }) => sum + request.amount.total, 0))];
  const rows = [COLUMNS, ...orders.map(row), ['总交易单数', '应结订单总金额'], mark(totals)];
  return `\ufeff${rows.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

const COLUMNS = ['交易时间', '商户号', '微信订单号', '商户订单号', '交易类型', '交易状态', '应结订单金额', '商品名称'];

function row({ request, owner, tradeType, payment }: Order): string[] {
  const time = payment?.success_time.slice(0, 19).replace('T', ' ') ?? '';
  const numbers = [
    time,
    owner['mchid'] ?? owner['sub_mchid'] ?? '',
    payment?.transaction_id ?? '',
    request.out_trade_no,
  ];
  return mark([...numbers, tradeType, 'SUCCESS', yuan(request.amount.total), request.description]);
}

function mark(values: readonly string[]): string[] {
  return values.map((value) => `\`${value}`);
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
