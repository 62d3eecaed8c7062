import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { Routes } from '../../protocol/route.js';
import { writeXml } from '../../protocol/xml.js';
import { findEntries } from '../bills/bill-entries.js';
import { billTypeOf, sendBill } from '../bills/bills.js';
import type { BusinessContext } from '../business-context.js';
import { chargeCode, reverseOrder } from '../orders/code-payments.js';
import { describePayment } from '../orders/describe-v2-order.js';
import { findOrder } from '../orders/orders.js';
import { asV2 } from './as-v2.js';
import type { V2Fields } from './v2-fields.js';
import { orderQuery, placedBy, v2Orders } from './v2-orders.js';
import { v2ProfitSharing } from './v2-profit-sharing.js';
import { v2Refunds } from './v2-refunds.js';

/** The routes of v2, on the same records as v3. */
export function v2Routes(context: BusinessContext): Routes {
  return {
    ...v2Orders(context),
    ...v2CodePayments(context),
    ...v2Refunds(context),
    ...v2Bills(context),
    ...v2ProfitSharing(context),
  };
}

/** Bills of v2: the response is the unsigned file itself. */
function v2Bills(context: BusinessContext): Routes {
  const download = ({ bill_date = '', bill_type = '', sub_mch_id = '', tar_type }: V2Fields): Answer => {
    const date = bill_date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
    const type = billTypeOf(bill_type);
    const entries = findEntries({ date, type, sub_mchid: sub_mch_id }, context.tables);
    if (entries.length === 0) return refuseBill();
    return sendBill(entries, { type, isPacked: tar_type === 'GZIP' }, 'text/plain');
  };
  return { 'POST /pay/downloadbill': asV2(download, context) };
}

function refuseBill(): Answer {
  const result = { return_code: 'FAIL', return_msg: 'No Bill Exist', error_code: '20002' };
  return { body: writeXml(result), headers: { 'Content-Type': 'text/xml' } };
}

/** Payments by the code that a customer shows, and their reversal. */
function v2CodePayments(context: BusinessContext): Routes {
  const charge = (fields: V2Fields): Answer => {
    const answer = chargeCode(placedBy(fields, 'MICROPAY'), fields['auth_code'], context);
    const order = context.tables.orders.get(fields['out_trade_no'] ?? '');
    if (answer.status !== undefined || !order) return answer;
    return order.payment ? { json: describePayment(order) } : refuse(400, 'USERPAYING', '需要用户输入支付密码');
  };
  const reverse = (fields: V2Fields): Answer => {
    const order = findOrder(orderQuery(fields), context);
    const answer = order ? reverseOrder(order, context) : refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
    return answer ?? { json: { recall: 'N' } };
  };
  return {
    'POST /pay/micropay': asV2(charge, context),
    'POST /secapi/pay/reverse': asV2(reverse, context),
  };
}
