import { isRecord } from '../core/is-record.js';
import { parseJson } from '../core/json.js';
import { readBody } from '../core/read-body.js';
import { decodeText } from '../core/response-text.js';
import { retryAfter } from '../core/retry.js';
import { ApiError } from './errors.js';
import type { Operation } from './operation.js';

const SITE = 'https://wechatpay.im/';
/** An error of WeChat Pay has a few hundred bytes; the page of a gateway may be larger. */
const LONGEST_ERROR = 1024 * 1024;

/** The parts of a refusal's body; empty if it has none. */
export interface RefusalText {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly detail?: unknown;
  /** The whole body. */
  readonly text: string;
}

/** Read a v3 refusal, which is unsigned JSON. For the page of a gateway, which is not JSON, the error has only the status. */
export async function readRefusal(response: Response, operation: Operation): Promise<ApiError> {
  const text = decodeText(await readBody(response, LONGEST_ERROR));
  const parsed = parse(text);
  return refusal({ ...(isRecord(parsed) ? parsed : {}), text }, response, operation);
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The id of a request, for WeChat Pay's support. */
export function requestId(response: Response): string | undefined {
  return response.headers.get('request-id') ?? undefined;
}

/** Create the error of a refused call. */
export function refusal(
  { code, message, detail, text }: RefusalText,
  response: Response,
  operation: Operation,
): ApiError {
  const { status, headers } = response;
  return new ApiError({
    status,
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' && message !== '' ? message : defaultMessage(status, operation),
    detail: isRecord(detail) ? detail : undefined,
    requestId: requestId(response),
    operation: operation.id,
    call: `${operation.method} ${operation.url}`,
    page: operation.id.includes('#') ? SITE + encodeURI(operation.id) : undefined,
    retryAfter: retryAfter(headers.get('retry-after')),
    headers,
    body: text,
  });
}

function defaultMessage(status: number, { method, url }: Operation): string {
  const cause =
    status >= 300 && status < 400
      ? 'a redirect, which is not followed: see baseUrl'
      : 'without an error that WeChat Pay would write';
  return `${method} ${url} was answered ${status} ${cause}.`;
}
