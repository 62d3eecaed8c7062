import { joinUrl } from '../core/url.js';
import type { ExpectedDigest } from '../node/digest.js';
import type { CallOptions, Download } from './client.js';
import type { Call, Context } from './context.js';
import { ConfigError } from './errors.js';
import type { Operation } from './operation.js';
import { perform } from './perform.js';
import { isApiHost, isV3, serverOf } from './server.js';
import type { Settings } from './settings.js';

/** The common members of the responses of `tradebill`, `fundflowbill` and similar calls. */
export interface BillAnswer {
  readonly download_url: string;
  /** The algorithm of the uncompressed file's hash: `SHA1`. */
  readonly hash_type?: string;
  readonly hash_value?: string;
}

export interface Bills {
  /**
   * Download the file of a response, decompressed; reading it fails at the end if its hash does not match. The request is
   * signed if the URL is one of the API; no data of the merchant is sent to any other host.
   *
   *     const bill = await wxpay.v3.bill.tradebill.get({ query: { bill_date } });
   *     for await (const line of (await client.bills.download(bill)).lines()) console.log(line);
   */
  download(bill: BillAnswer, options?: CallOptions): Promise<Download>;
}

/** Download the file of a response. Throws a `ConfigError` for an invalid URL or digest. */
export async function downloadBill(bill: BillAnswer, options: CallOptions, context: Context): Promise<Download> {
  const { data } = await perform(callOf(bill, options, context.settings), context);
  // `answer: 'binary'` always returns a download.
  return data as Download;
}

function callOf(bill: BillAnswer, options: CallOptions, settings: Settings): Call {
  const given = readAddress(bill);
  const operation: Operation = {
    id: `GET ${given.pathname}`,
    method: 'GET',
    url: given.pathname,
    server: `${given.origin}/`,
    answer: 'binary',
    answerUnsigned: true,
  };
  const url = joinUrl(serverOf(operation, options, settings), given.pathname + given.search);
  const isSigned = isV3(operation) && isApiHost(url, options, settings);
  return {
    operation,
    options,
    request: {},
    address: { url, isSigned },
    file: { digest: readDigest(bill), gunzip: true },
  };
}

/** The URL as received; the signature covers its path and query as they are sent. */
function readAddress(bill: unknown): URL {
  const { download_url: address } = Object(bill);
  const target =
    typeof address === 'string' && URL.canParse(address)
      ? /^https?:\/\/[^/?#@\\]+((?:[/?#\\][\s\S]*)?)$/i.exec(address)?.[1]
      : undefined;
  if (typeof address !== 'string' || target === undefined)
    throw new ConfigError('download_url is not an address. Pass the answer as it came.');
  const url = new URL(address);
  if (url.pathname + url.search === (target.startsWith('/') ? target : `/${target}`)) return url;
  throw new ConfigError('download_url cannot be sent as it is: a URL parser changes it. Pass the answer as it came.');
}

/** Lengths of the digests of bills, in hexadecimal. */
const DIGESTS: Readonly<Record<string, number>> = { sha1: 40, sha256: 64, md5: 32, sm3: 64 };

function readDigest({ hash_type: type, hash_value: hex }: BillAnswer): ExpectedDigest | undefined {
  if (!type && !hex) return undefined;
  const algorithm = String(type ?? '')
    .toLowerCase()
    .replace('-', '');
  const isDigest = typeof hex === 'string' && /^[0-9a-f]+$/i.test(hex) && hex.length === DIGESTS[algorithm];
  if (isDigest) return { algorithm, hex };
  throw new ConfigError(
    `hash_type (${JSON.stringify(type)}) and hash_value (${JSON.stringify(hex)}) are not a digest, so the file could not be checked. Pass both as they came, or neither.`,
  );
}
