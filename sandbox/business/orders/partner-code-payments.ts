import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { BusinessContext } from '../business-context.js';
import type { OrderRequest } from '../records.js';
import type { Routes, Visit } from '../route.js';
import { chargeCode, reverseOrder } from './code-payments.js';
import { findOrder } from './orders.js';

interface Names {
  readonly sp_appid?: string;
  readonly sp_mchid: string;
  readonly sub_appid?: string;
  readonly sub_mchid: string;
}

interface PartnerCodePayment extends Names, OrderRequest {
  readonly payer: { readonly auth_code: string };
}

/** Codes that a partner charges for a sub-merchant, and their reversal. */
export function partnerCodePayments(context: BusinessContext): Routes {
  return {
    'POST /v3/pay/partner/transactions/codepay': ({ json }: Visit<PartnerCodePayment>) => charge(json, context),
    'POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/reverse': ({ parameters, json }: Visit<Names>) =>
      reverse(parameters['out_trade_no'] ?? '', json, context),
  };
}

function charge({ sp_mchid, sub_mchid, ...request }: PartnerCodePayment, context: BusinessContext): Answer {
  if (sp_mchid !== context.identity.merchant.mchid) return refuse(400, 'PARAM_ERROR', '服务商商户号与请求的签名者不符');
  return chargeCode(
    { request, tradeType: 'MICROPAY', owner: { sp_mchid, sub_mchid } },
    request.payer.auth_code,
    context,
  );
}

function reverse(
  out_trade_no: string,
  { sp_appid, sp_mchid, sub_appid, sub_mchid }: Names,
  context: BusinessContext,
): Answer {
  const order = findOrder({ out_trade_no, owner: { sp_mchid, sub_mchid } }, context);
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  return reverseOrder(order, context) ?? { json: { sp_appid, sp_mchid, sub_appid, sub_mchid, out_trade_no } };
}
