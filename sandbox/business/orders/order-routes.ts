import { randomBytes } from 'node:crypto';
import { refuse } from '../../protocol/refuse.js';
import type { RouteRequest, Routes } from '../../protocol/route.js';
import type { BusinessContext } from '../business-context.js';
import type { OrderRequest } from '../records.js';
import { closeOrder, placeOrder, queryOrder } from './orders.js';

interface MerchantOrder extends OrderRequest {
  readonly appid: string;
  readonly mchid: string;
}

/** Orders of a merchant (JSAPI, native, app and H5): place, query, close. */
export function merchantOrders(context: BusinessContext): Routes {
  const place = ({ json: { mchid, ...request } }: RouteRequest<MerchantOrder>, tradeType: OrderedType) => {
    if (mchid !== context.identity.merchant.mchid) return refuse(400, 'PARAM_ERROR', '商户号与请求的签名者不符');
    return placeOrder({ request, tradeType, owner: { mchid } }, context, ANSWERS[tradeType]);
  };
  return {
    'POST /v3/pay/transactions/jsapi': (visit: RouteRequest<MerchantOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/transactions/native': (visit: RouteRequest<MerchantOrder>) => place(visit, 'NATIVE'),
    'POST /v3/pay/transactions/app': (visit: RouteRequest<MerchantOrder>) => place(visit, 'APP'),
    'POST /v3/pay/transactions/h5': (visit: RouteRequest<MerchantOrder>) => place(visit, 'MWEB'),
    'GET /v3/pay/transactions/out-trade-no/{out_trade_no}': ({ parameters, query }) =>
      queryOrder({ out_trade_no: parameters['out_trade_no'], owner: query }, context),
    'GET /v3/pay/transactions/id/{transaction_id}': ({ parameters, query }) =>
      queryOrder({ transaction_id: parameters['transaction_id'], owner: query }, context),
    'POST /v3/pay/transactions/out-trade-no/{out_trade_no}/close': ({
      parameters,
      json: owner,
    }: RouteRequest<Record<string, string>>) =>
      closeOrder({ out_trade_no: parameters['out_trade_no'], owner }, context),
  };
}

export type OrderedType = keyof typeof ANSWERS;

const prepaid = () => ({ prepay_id: `wx${randomBytes(17).toString('hex')}` });

/** The response to a new order of each trade type. */
export const ANSWERS = {
  JSAPI: prepaid,
  APP: prepaid,
  NATIVE: () => ({ code_url: `weixin://wxpay/bizpayurl?pr=${randomBytes(6).toString('base64url')}` }),
  MWEB: () => ({ h5_url: `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${prepaid().prepay_id}` }),
} as const;

interface PartnerOrder extends OrderRequest {
  readonly sp_mchid: string;
  readonly sub_mchid: string;
}

/** Orders that a partner places for a sub-merchant. */
export function partnerOrders(context: BusinessContext): Routes {
  const place = ({ json: { sp_mchid, sub_mchid, ...request } }: RouteRequest<PartnerOrder>, tradeType: OrderedType) => {
    if (sp_mchid !== context.identity.merchant.mchid)
      return refuse(400, 'PARAM_ERROR', '服务商商户号与请求的签名者不符');
    return placeOrder({ request, tradeType, owner: { sp_mchid, sub_mchid } }, context, ANSWERS[tradeType]);
  };
  return {
    'POST /v3/pay/partner/transactions/jsapi': (visit: RouteRequest<PartnerOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/partner/transactions/miniprogram': (visit: RouteRequest<PartnerOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/partner/transactions/scannedpos': (visit: RouteRequest<PartnerOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/partner/transactions/native': (visit: RouteRequest<PartnerOrder>) => place(visit, 'NATIVE'),
    'POST /v3/pay/partner/transactions/app': (visit: RouteRequest<PartnerOrder>) => place(visit, 'APP'),
    'POST /v3/pay/partner/transactions/h5': (visit: RouteRequest<PartnerOrder>) => place(visit, 'MWEB'),
    'GET /v3/pay/partner/transactions/out-trade-no/{out_trade_no}': ({ parameters, query }) =>
      queryOrder({ out_trade_no: parameters['out_trade_no'], owner: query }, context),
    'GET /v3/pay/partner/transactions/id/{transaction_id}': ({ parameters, query }) =>
      queryOrder({ transaction_id: parameters['transaction_id'], owner: query }, context),
    'POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close': ({
      parameters,
      json: owner,
    }: RouteRequest<Record<string, string>>) =>
      closeOrder({ out_trade_no: parameters['out_trade_no'], owner }, context),
  };
}
