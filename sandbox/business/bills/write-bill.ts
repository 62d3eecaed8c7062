import { plainTime } from '../../protocol/time.js';
import type { BillEntry, BillType } from './bill-entries.js';

/**
 * A bill as WeChat Pay writes it: a byte order mark, a backtick before every value, and a summary of two lines. The
 * sandbox charges no fees and knows no coupons.
 *
 *     交易时间,公众账号ID,商户号,…
 *     `2026-03-10 09:30:00,`wx4d8a1c7be05f9236,`1900000109,…
 *     总交易单数,应结订单总金额,…
 *     `2,`36.00,…
 */
export function writeBill(entries: readonly BillEntry[], type: BillType): string {
  const shown = columns.filter(({ only }) => only === undefined || only.includes(type));
  const rows = entries.map((entry) => mark(shown.map(({ value }) => value(entry))));
  const lines = [shown.map(({ name }) => name), ...rows, totalNames, mark(sumUp(entries))];
  return `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

interface Column {
  readonly name: string;
  readonly value: (entry: BillEntry) => string;
  /** The types of bills that contain it; default all. */
  readonly only?: readonly BillType[];
}

const withRefunds: readonly BillType[] = ['ALL', 'REFUND'];
const refundsAlone: readonly BillType[] = ['REFUND'];

const columns: readonly Column[] = [
  { name: '交易时间', value: ({ order, time }) => plainTime(order.payment?.success_time ?? time) },
  { name: '公众账号ID', value: ({ order: { request } }) => request.appid ?? request.sp_appid ?? '' },
  { name: '商户号', value: ({ order: { owner } }) => owner['mchid'] ?? owner['sp_mchid'] ?? '' },
  { name: '特约商户号', value: ({ order: { owner } }) => owner['sub_mchid'] ?? '0' },
  { name: '设备号', value: () => '' },
  { name: '微信订单号', value: ({ order }) => order.payment?.transaction_id ?? '' },
  { name: '商户订单号', value: ({ order }) => order.request.out_trade_no },
  { name: '用户标识', value: ({ order }) => openidOf(order.request.payer) },
  { name: '交易类型', value: ({ order }) => order.tradeType },
  { name: '交易状态', value: ({ refund }) => (refund ? 'REFUND' : 'SUCCESS') },
  { name: '付款银行', value: ({ order }) => order.payment?.bank_type ?? '' },
  { name: '货币种类', value: ({ order }) => order.request.amount.currency ?? 'CNY' },
  { name: '应结订单金额', value: (entry) => yuan(paidIn(entry)) },
  { name: '代金券金额', value: () => yuan(0) },
  { name: '退款申请时间', value: ({ refund }) => plainTime(refund?.create_time ?? ''), only: refundsAlone },
  { name: '退款成功时间', value: ({ time }) => plainTime(time), only: refundsAlone },
  { name: '微信退款单号', value: ({ refund }) => refund?.refund_id ?? '0', only: withRefunds },
  { name: '商户退款单号', value: ({ refund }) => refund?.request.out_refund_no ?? '0', only: withRefunds },
  { name: '退款金额', value: (entry) => yuan(refundedIn(entry)), only: withRefunds },
  { name: '充值券退款金额', value: () => yuan(0), only: withRefunds },
  { name: '退款类型', value: ({ refund }) => (refund ? 'ORIGINAL' : ''), only: withRefunds },
  { name: '退款状态', value: ({ refund }) => refund?.status ?? '', only: withRefunds },
  { name: '商品名称', value: ({ order }) => order.request.description },
  { name: '商户数据包', value: ({ order }) => order.request.attach ?? '' },
  { name: '手续费', value: () => '0.00000' },
  { name: '费率', value: () => '0.00%' },
  { name: '订单金额', value: (entry) => yuan(paidIn(entry)) },
  { name: '申请退款金额', value: (entry) => yuan(refundedIn(entry)), only: withRefunds },
  { name: '费率备注', value: () => '' },
];

const totalNames = [
  '总交易单数',
  '应结订单总金额',
  '退款总金额',
  '充值券退款总金额',
  '手续费总金额',
  '订单总金额',
  '申请退款总金额',
];

function sumUp(entries: readonly BillEntry[]): string[] {
  const paid = yuan(entries.reduce((sum, entry) => sum + paidIn(entry), 0));
  const refunded = yuan(entries.reduce((sum, entry) => sum + refundedIn(entry), 0));
  return [String(entries.length), paid, refunded, yuan(0), '0.00000', paid, refunded];
}

function paidIn({ order, refund }: BillEntry): number {
  return refund ? 0 : order.request.amount.total;
}

function refundedIn({ refund }: BillEntry): number {
  return refund?.request.amount.refund ?? 0;
}

/** The payer's openid, whatever the way of paying calls it. */
function openidOf(payer: object = {}): string {
  return Object.values(payer).find((value) => typeof value === 'string' && value !== '') ?? '';
}

/** Line breaks and backticks within a value would start another one. */
function mark(values: readonly string[]): string[] {
  return values.map((value) => `\`${value.replace(/[\r\n`]+/g, ' ')}`);
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
