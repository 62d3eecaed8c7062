import { randomBytes } from 'node:crypto';
import { isDone, type Life, timestamp, type Waiting } from './life.js';
import { refuse } from './refusal.js';
import type { Routes, Visit } from './route.js';
import { openSealed } from './sealed.js';

interface TokenRequest {
  readonly openid: string;
  readonly sub_mchid: string;
  readonly user_name: string;
  readonly id_card_number: string;
}

interface Relation extends Waiting {
  readonly since: string;
}

/** Tokens by which users authorise the payroll card, and whether they did. */
export function payrollCard(life: Life): Routes {
  const relations = new Map<string, Relation>();
  const { mchid } = life.identity.merchant;
  return {
    'POST /v3/payroll-card/tokens': ({
      json: { openid, sub_mchid, user_name, id_card_number },
    }: Visit<TokenRequest>) => {
      const number = openSealed(id_card_number, life.identity);
      if (openSealed(user_name, life.identity) === undefined) return refuse(400, 'PARAM_ERROR', 'user_name 解密失败');
      if (number === undefined) return refuse(400, 'PARAM_ERROR', 'id_card_number 解密失败');
      if (!/^\d{17}[\dX]$/.test(number)) return refuse(400, 'PARAM_ERROR', '身份证号码不正确');
      relations.set(`${sub_mchid} ${openid}`, { since: timestamp(), asked: 0 });
      return { json: { openid, mchid, sub_mchid, token: randomBytes(24).toString('base64url'), expires_in: 7200 } };
    },
    'GET /v3/payroll-card/relations/{openid}': ({ parameters: { openid }, query: { sub_mchid } }) => {
      const relation = relations.get(`${sub_mchid} ${openid}`);
      const authorised = relation !== undefined && isDone(relation, life);
      const authorize_state = authorised ? 'AUTHORIZED' : 'UNAUTHORIZED';
      return {
        json: { openid, mchid, sub_mchid, authorize_state, ...(authorised && { authorize_time: relation.since }) },
      };
    },
  };
}
