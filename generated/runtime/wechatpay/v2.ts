/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ExchangeOptions } from '../core/attempt.js';
import { exchange } from '../core/exchange.js';
import type { ApiResult } from './client.js';
import type { Call, Context } from './context.js';
import { readV2 } from './v2-answer.js';
import { writeV2 } from './v2-request.js';
import { loadXmlParser } from './xml.js';

/** Make a v2 call from end to end. For a page that is opened in a browser, it returns the signed URL and sends nothing. */
export async function performV2(
  call: Call,
  context: Context,
  options: () => Promise<ExchangeOptions>,
): Promise<ApiResult<unknown>> {
  const request = writeV2(call, context);
  if (call.operation.answer === 'redirect') {
    const response = new Response(null, { status: 302, headers: { Location: request.url.href } });
    return { data: request.url.href, response, requestId: undefined };
  }
  const parseXml = await loadXmlParser();
  return exchange({ ...request, read: (response) => readV2({ response, call, context, parseXml }) }, await options());
}
