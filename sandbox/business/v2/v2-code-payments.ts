import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { BusinessContext } from '../business-context.js';
import { chargeCode, reverseOrder } from '../orders/code-payments.js';
import { findOrder } from '../orders/orders.js';
import type { Routes } from '../route.js';
import { asV2 } from './as-v2.js';
import { describePayment } from './describe-v2-order.js';
import type { V2Fields } from './v2-fields.js';
import { orderQuery, placedBy } from './v2-orders.js';

/** Payments by the code that a customer shows, and their reversal. */
export function v2CodePayments(context: BusinessContext): Routes {
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
