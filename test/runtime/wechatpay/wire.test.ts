import { describe, expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { isShared, needsTruth, readTruth } from '../shared.js';
import type { Vectors } from '../vectors.js';
import { capture, expectSame, readRecords, requestOf, type WireRecord } from '../wire-records.js';

function operationOf({ id, method, url, template, request_target, v2_sign }: WireRecord): Operation {
  const isV3 = template.startsWith('v3/');
  const prefix = isV3 ? request_target.slice(0, request_target.indexOf('/v3/')) : '';
  // The PHP client writes a trailing slash of a URL as `{empty}`.
  const path = `/${isV3 ? template.replace('{empty}', '') : template.slice(3)}`;
  return {
    id,
    method,
    url: path,
    server: `${new URL(url).origin}${prefix}/`,
    answer: 'json',
    ...(v2_sign?.nonce_str === false ? { nonce: false } : {}),
  };
}

describe('the requests of the official PHP SDK', needsTruth, () => {
  const records = isShared ? readRecords() : [];

  it.each(records)('$kind $id', async (record) => {
    const vectors = readTruth<Vectors>('vectors.json');
    const { options, sent } = capture(vectors);
    await createClient(options)
      .call(operationOf(record), requestOf(record))
      .catch(() => {});
    expectSame(sent[0], record, vectors);
  });

  it('are more than seven hundred', () => {
    expect(records.length).toBe(739);
  });
});
