import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../answer.js';
import type { Ledger, Order } from './ledger.js';
import { refuse } from './refusal.js';
import type { Routes } from './route.js';

/** Bills of the orders that were paid, and their download. */
export function bills(ledger: Ledger): Routes {
  const files = new Map<string, Buffer>();
  return {
    'GET /v3/bill/tradebill': ({ query: { bill_date = '', tar_type }, host, scheme }) => {
      const paid = paidOn(bill_date, ledger);
      if (paid.length === 0) return refuse(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
      const bill = Buffer.from(writeBill(paid));
      const token = randomUUID();
      files.set(token, tar_type === 'GZIP' ? gzipSync(bill) : bill);
      return {
        json: {
          hash_type: 'SHA1',
          hash_value: createHash('sha1').update(bill).digest('hex'),
          download_url: `${scheme}://${host}/v3/billdownload/file?token=${token}`,
        },
      };
    },
    'GET /v3/billdownload/file': ({ query: { token = '' } }) => download(files.get(token)),
  };
}

/** The orders that were paid on a day: `2026-03-10`. */
export function paidOn(date: string, { orders }: Ledger): readonly Order[] {
  return [...orders.values()].filter(({ payment }) => payment?.success_time.startsWith(date));
}

function download(file: Buffer | undefined): Answer {
  if (!file) return refuse(400, 'PARAM_ERROR', '下载地址已失效');
  // Files are not signed: the hash in the answer before tells whether they are whole.
  return { body: file, headers: { 'Content-Type': 'application/octet-stream' }, fault: 'unsigned' };
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
