import type { Answer } from '../../protocol/answer.js';
import { writeXml } from '../../protocol/xml.js';
import { findEntries } from '../bills/bill-entries.js';
import { billTypeOf, sendBill } from '../bills/bills.js';
import type { BusinessContext } from '../business-context.js';
import type { Routes } from '../route.js';
import { asV2 } from './as-v2.js';
import type { V2Fields } from './v2-fields.js';

/** Bills of v2, which come as they are: no address, and no sign. */
export function v2Bills(context: BusinessContext): Routes {
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
  const said = { return_code: 'FAIL', return_msg: 'No Bill Exist', error_code: '20002' };
  return { body: writeXml(said), headers: { 'Content-Type': 'text/xml' } };
}
