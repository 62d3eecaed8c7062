import { createClient } from '../../generated/index.js';
import { clientOptionsOf } from '../../sandbox/credentials/client-options.js';
import { loadCredentials } from '../../sandbox/credentials/load-credentials.js';
import { ORDER } from './order.js';

/** A separate program: calls the sandbox with this URL and folder of keys. */
const [folder = '', baseUrl = ''] = process.argv.slice(2);
const wxpay = createClient({ ...clientOptionsOf(await loadCredentials(folder), baseUrl), retries: 0 });
const { code_url } = await wxpay.v3.pay.transactions.native.post({ json: ORDER });
const { result_code } = await wxpay.v2.mmpaymkttransfers.gethbinfo.post({
  xml: { mch_id: ORDER.mchid, appid: ORDER.appid, mch_billno: '10000098201411111234567890', bill_type: 'MCHT' },
});
process.stdout.write(JSON.stringify({ code_url, result_code }));
