import { gzipSync } from 'node:zlib';
import type { Answer } from '../../answer.js';
import { writeXml } from '../../messages/xml.js';
import { paidOn, writeBill } from '../bills.js';
import type { Books } from '../books.js';
import type { Routes } from '../route.js';
import { asV2 } from './as-v2.js';
import type { V2Fields } from './v2-fields.js';

/** Bills of v2, which come as they are: no address, and no sign. */
export function v2Bills({ ledger, life }: Books): Routes {
  const download = ({ bill_date = '', tar_type }: V2Fields): Answer => {
    const paid = paidOn(bill_date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), ledger);
    if (paid.length === 0) return refuseBill();
    const bill = Buffer.from(writeBill(paid));
    const headers = { 'Content-Type': 'text/plain' };
    return { body: tar_type === 'GZIP' ? gzipSync(bill) : bill, headers, fault: 'unsigned' };
  };
  return { 'POST /pay/downloadbill': asV2(download, life) };
}

function refuseBill(): Answer {
  const said = { return_code: 'FAIL', return_msg: 'No Bill Exist', error_code: '20002' };
  return { body: writeXml(said), headers: { 'Content-Type': 'text/xml' } };
}
