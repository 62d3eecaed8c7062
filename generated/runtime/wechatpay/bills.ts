import type { CallOptions, Download } from '../core/client.js';
import type { Operation } from '../core/operation.js';
import type { Call, Context } from './context.js';
import { ConfigError } from './errors.js';
import { perform } from './perform.js';

/** What the answers to `tradebill`, `fundflowbill` and their like have in common. */
export interface BillAnswer {
  readonly download_url: string;
  /** `SHA1`, of the plain file. */
  readonly hash_type?: string;
  readonly hash_value?: string;
}

export interface Bills {
  /**
   * Download the file that an answer leads to, unpacked; reading it fails at the end when it is not the one promised.
   *
   *     const bill = await wxpay.v3.bill.tradebill.get({ query: { bill_date } });
   *     for await (const line of (await client.bills.download(bill)).lines()) console.log(line);
   */
  download(bill: BillAnswer, options?: CallOptions): Promise<Download>;
}

/** The downloads of one client. */
export function openBills(context: Context): Bills {
  return Object.freeze<Bills>({
    download: async (bill, options = {}) => {
      const { data } = await perform(callOf(bill, options), context);
      // `answer: 'binary'` always gives one.
      return data as Download;
    },
  });
}

function callOf({ download_url: address, hash_type: type, hash_value: hex }: BillAnswer, options: CallOptions): Call {
  if (!URL.canParse(address)) throw new ConfigError('download_url is not an address. Give the answer as it came.');
  const { origin, pathname, searchParams } = new URL(address);
  const digest = type && hex ? { algorithm: type.toLowerCase().replace('-', ''), hex } : undefined;
  const operation: Operation = {
    id: `GET ${pathname}`,
    method: 'GET',
    url: pathname,
    server: `${origin}/`,
    answer: 'binary',
    answerUnsigned: true,
  };
  return { operation, options, request: { query: Object.fromEntries(searchParams) }, file: { digest, gunzip: true } };
}
