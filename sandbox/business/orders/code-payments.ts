import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { RouteRequest, Routes } from '../../protocol/route.js';
import type { BusinessContext } from '../business-context.js';
import { outstandingOf } from '../profit-sharing/amounts.js';
import type { Order, OrderRequest } from '../records.js';
import { describeOrder } from './describe-order.js';
import { commitOrder, findOrder, type PlacedOrder, pay, placeOrder } from './orders.js';

interface CodePayment extends OrderRequest {
  readonly appid: string;
  readonly mchid: string;
  readonly payer: { readonly auth_code: string };
}

/** Payments by the code that a customer shows, and their reversal. */
export function codePayments(context: BusinessContext): Routes {
  return {
    'POST /v3/pay/transactions/codepay': ({ json }: RouteRequest<CodePayment>) => charge(json, context),
    'POST /v3/pay/transactions/out-trade-no/{out_trade_no}/reverse': ({ parameters, json }: RouteRequest<Reversal>) => {
      const order = findOrder({ out_trade_no: parameters['out_trade_no'], owner: { mchid: json.mchid } }, context);
      return order ? reverse(order, json, context) : refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
    },
  };
}

interface Reversal {
  readonly appid: string;
  readonly mchid: string;
}

function charge({ mchid, ...request }: CodePayment, context: BusinessContext): Answer {
  if (mchid !== context.identity.merchant.mchid) return refuse(400, 'PARAM_ERROR', '商户号与请求的签名者不符');
  return chargeCode({ request, tradeType: 'MICROPAY', owner: { mchid } }, request.payer.auth_code, context);
}

/** Charge a payment code. */
export function chargeCode(placed: PlacedOrder, code: string | undefined, context: BusinessContext): Answer {
  if (!/^1[0-5]\d{16}$/.test(code ?? '')) return refuse(400, 'AUTH_CODE_INVALID', '付款码不正确');
  return placeOrder(placed, context, () => {
    const order = context.tables.orders.get(placed.request.out_trade_no);
    if (order?.state === 'NOTPAY') begin(order, context);
    return order ? describeOrder(order) : {};
  });
}

/** The customer pays at once, or has to enter the password first. */
function begin(order: Order, context: BusinessContext): void {
  order.state = 'USERPAYING';
  commitOrder(order, context);
  if (context.doneAfter === 0) pay(order, context);
}

function reverse(order: Order, { appid, mchid }: Reversal, context: BusinessContext): Answer {
  return reverseOrder(order, context) ?? { json: { appid, mchid, out_trade_no: order.request.out_trade_no } };
}

/** Reverse a payment; repeating it changes nothing. Returns the refusal when it is not possible. */
export function reverseOrder(order: Order, context: BusinessContext): Answer | undefined {
  if (order.tradeType !== 'MICROPAY') return refuse(400, 'INVALID_REQUEST', '不是付款码支付的订单');
  if (order.state === 'REFUND') return refuse(400, 'INVALID_REQUEST', '订单已转入退款，不能撤销');
  if (outstandingOf(order, context.tables) > 0) return refuse(403, 'NOT_ENOUGH', '已分账的金额尚未回退，不能撤销');
  order.state = 'REVOKED';
  commitOrder(order, context);
  return undefined;
}

interface Names {
  readonly sp_appid?: string;
  readonly sp_mchid: string;
  readonly sub_appid?: string;
  readonly sub_mchid: string;
}

interface PartnerCodePayment extends Names, OrderRequest {
  readonly payer: { readonly auth_code: string };
}

/** Payment codes that a partner charges for a sub-merchant, and their reversal. */
export function partnerCodePayments(context: BusinessContext): Routes {
  return {
    'POST /v3/pay/partner/transactions/codepay': ({ json }: RouteRequest<PartnerCodePayment>) =>
      chargeForPartner(json, context),
    'POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/reverse': ({
      parameters,
      json,
    }: RouteRequest<Names>) => reverseForPartner(parameters['out_trade_no'] ?? '', json, context),
  };
}

function chargeForPartner({ sp_mchid, sub_mchid, ...request }: PartnerCodePayment, context: BusinessContext): Answer {
  if (sp_mchid !== context.identity.merchant.mchid) return refuse(400, 'PARAM_ERROR', '服务商商户号与请求的签名者不符');
  return chargeCode(
    { request, tradeType: 'MICROPAY', owner: { sp_mchid, sub_mchid } },
    request.payer.auth_code,
    context,
  );
}

function reverseForPartner(
  out_trade_no: string,
  { sp_appid, sp_mchid, sub_appid, sub_mchid }: Names,
  context: BusinessContext,
): Answer {
  const order = findOrder({ out_trade_no, owner: { sp_mchid, sub_mchid } }, context);
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  return reverseOrder(order, context) ?? { json: { sp_appid, sp_mchid, sub_appid, sub_mchid, out_trade_no } };
}
