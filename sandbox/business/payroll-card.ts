import { randomBytes } from 'node:crypto';
import type { Answer } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';
import type { RouteRequest, Routes } from '../protocol/route.js';
import { openSealed } from '../protocol/rsa-sealing.js';
import { timestamp } from '../protocol/time.js';
import { type BusinessContext, isDone } from './business-context.js';
import type { Relation } from './records.js';

interface TokenRequest {
  readonly openid: string;
  readonly sub_mchid: string;
  readonly user_name: string;
  readonly id_card_number: string;
}

/** The key of a relation in its table. */
export function relationKey(openid: string, subMchid: string): string {
  return `${subMchid} ${openid}`;
}

/** The user authorizes the payroll card, or withdraws that. */
export function authorize(relation: Relation, isAllowed: boolean, { commit }: BusinessContext): void {
  relation.state = isAllowed ? 'AUTHORIZED' : 'DEAUTHORIZED';
  relation[isAllowed ? 'authorize_time' : 'deauthorize_time'] = timestamp();
  commit?.({ kind: 'relations', number: relationKey(relation.openid, relation.sub_mchid) });
}

/** Payroll cards: tokens by which users authorize them, and queries of the authorization. */
export function payrollCard(context: BusinessContext): Routes {
  const { relations } = context.tables;
  const { mchid } = context.identity.merchant;
  return {
    'POST /v3/payroll-card/tokens': ({ json }: RouteRequest<TokenRequest>) => {
      const { openid, sub_mchid } = json;
      const refused = refuseToken(json, context);
      if (refused) return refused;
      const number = relationKey(openid, sub_mchid);
      if (!relations.has(number)) relations.set(number, { openid, sub_mchid, state: 'UNAUTHORIZED', asked: 0 });
      context.commit?.({ kind: 'relations', number });
      return { json: { openid, mchid, sub_mchid, token: randomBytes(24).toString('base64url'), expires_in: 7200 } };
    },
    'GET /v3/payroll-card/relations/{openid}': ({ parameters: { openid = '' }, query: { sub_mchid = '' } }) => {
      const relation = relations.get(relationKey(openid, sub_mchid));
      if (relation?.state === 'UNAUTHORIZED' && isDone(relation, context)) authorize(relation, true, context);
      const { state: authorize_state = 'UNAUTHORIZED', authorize_time, deauthorize_time } = relation ?? {};
      return { json: { openid, mchid, sub_mchid, authorize_state, authorize_time, deauthorize_time } };
    },
  };
}

function refuseToken({ user_name, id_card_number }: TokenRequest, { identity }: BusinessContext): Answer | undefined {
  const number = openSealed(id_card_number, identity);
  if (openSealed(user_name, identity) === undefined) return refuse(400, 'PARAM_ERROR', 'user_name 解密失败');
  if (number === undefined) return refuse(400, 'PARAM_ERROR', 'id_card_number 解密失败');
  return /^\d{17}[\dX]$/.test(number) ? undefined : refuse(400, 'PARAM_ERROR', '身份证号码不正确');
}
