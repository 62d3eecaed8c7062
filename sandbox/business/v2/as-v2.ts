import { randomBytes } from 'node:crypto';
import type { Answer } from '../../protocol/answer.js';
import type { Identity } from '../../protocol/identity.js';
import { refuse } from '../../protocol/refuse.js';
import type { RouteRequest } from '../../protocol/route.js';
import { signOf } from '../../protocol/v2-signature.js';
import { writeXml } from '../../protocol/xml.js';
import type { BusinessContext } from '../business-context.js';
import { namesOf, type V2Fields } from './v2-fields.js';

/** The error codes of v3 that v2 spells differently. */
const CODES: Readonly<Record<string, string>> = {
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  RESOURCE_NOT_EXISTS: 'ORDERNOTEXIST',
  ORDER_CLOSED: 'ORDERCLOSED',
  NOT_ENOUGH: 'NOTENOUGH',
};

/** Turn a handler into one that responds with signed XML. `handle` returns the members of success as `json`, or a v3 error. */
export function asV2(
  handle: (fields: V2Fields) => Answer,
  { identity }: BusinessContext,
): (visit: RouteRequest) => Answer {
  return ({ json }) => {
    const fields: V2Fields = Object(json);
    const { mchid } = identity.merchant;
    const answer =
      fields['mch_id'] === mchid ? handle(fields) : refuse(400, 'MCHID_NOT_EXIST', `商户号 ${fields['mch_id']} 不存在`);
    return answer.body === undefined ? writeV2Answer(answer, fields, identity) : answer;
  };
}

/** Write a v3 response as signed v2 XML. */
export function writeV2Answer(answer: Answer, fields: V2Fields, { secret = '' }: Identity): Answer {
  const members = { ...header(), ...namesOf(fields), ...resultOf(answer) };
  return { body: writeXml({ ...members, sign: signOf(members, secret) }), headers: XML };
}

const XML = { 'Content-Type': 'text/xml' };

function header(): V2Fields {
  return { return_code: 'SUCCESS', return_msg: 'OK', nonce_str: randomBytes(16).toString('hex') };
}

function resultOf({ status, json }: Answer): V2Fields {
  const { code, message, ...members } = Object(json);
  if (status !== undefined) return { result_code: 'FAIL', err_code: CODES[code] ?? code, err_code_des: message };
  const texts = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return { result_code: 'SUCCESS', ...Object.fromEntries(texts) };
}
