import { publicEncrypt } from 'node:crypto';
import { inspect } from 'node:util';
import type { Operation } from '../../templates/runtime/wechatpay/operation.js';
import { API_V3_KEY, keys, SECRET } from '../runtime/identities.js';
import { connect, endOf, signedAnswer } from './connect.js';
import type { Runtime } from './load-runtime.js';

const SEALED: Operation = {
  id: 'openapi/v3/cards/{openid}#post',
  method: 'POST',
  url: '/v3/cards/{openid}',
  answer: 'json',
  encode: { json: { user_name: 'rsa-platform' } },
  decode: { payer_name: 'rsa-merchant' },
};

/** Values that must not be in a log, by name. */
const secrets = {
  'the v2 key': SECRET,
  'the APIv3 key': API_V3_KEY,
  'a sealed value of the request': '张三',
  'a sealed value of the answer': '李四',
  'another value of the request': 'a remark',
  'a path value': 'o-MYE42l',
  'the signature': 'signature=',
} as const;

/** The secrets that a log has after calls that succeed and fail; `logBodies` logs everything that is not sealed. */
export function logged({ logBodies }: { readonly logBodies: boolean | undefined }) {
  return async (runtime: Runtime): Promise<string> => {
    const lines: string[] = [];
    const log = (message: string, details: object) => lines.push(message, inspect(details, { depth: null }));
    const sealed = publicEncrypt({ key: keys.merchant.publicKey, oaepHash: 'sha1' }, Buffer.from('李四'));
    const answers = [
      () => signedAnswer(JSON.stringify({ payer_name: sealed.toString('base64') })),
      () => new Response('{"code":"PARAM_ERROR","message":"张三: o-MYE42l"}', { status: 400 }),
    ];
    const { client } = connect(runtime, () => answers.shift()?.() ?? Response.error(), {
      logger: { debug: log, warn: log },
      logBodies,
    });
    const request = { openid: 'o-MYE42l', json: { user_name: '张三', remark: 'a remark' } };
    const ends = [await endOf(client.call(SEALED, request)), await endOf(client.call(SEALED, request))];
    return [...ends, ...found(lines.join('\n'))].join(', ');
  };
}

/** The secrets in a client that is printed. */
export async function printed(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => Response.error());
  const text = inspect(client, { depth: null, showHidden: true }) + JSON.stringify(client);
  return found(text).join(', ') || 'nothing';
}

function found(text: string): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));
}
