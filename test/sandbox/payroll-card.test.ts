import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect } from './connect.js';

const openid = 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g';
const sub_mchid = '1638495062';
const json = {
  openid,
  sub_mchid,
  user_name: '张三',
  id_card_number: '310101199001011234',
  employment_type: 'SHORT_TERM_EMPLOYMENT' as const,
};

it('keeps which merchants a user authorized for the payroll card, also after a restart with its file', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data });
  expect(() => first.sandbox.authorize(openid, sub_mchid)).toThrow(
    `${sub_mchid} has requested no payroll card of ${openid}.`,
  );
  await first.wxpay.v3.payrollCard.tokens.post({ json });
  const { relations } = first.wxpay.v3.payrollCard;
  const query = { openid, query: { sub_mchid } };
  expect(await relations._openid_.get(query)).toMatchObject({ authorize_state: 'UNAUTHORIZED' });
  first.sandbox.authorize(openid, sub_mchid);
  await first.sandbox.close();
  const again = await connect({ data });
  const found = await again.wxpay.v3.payrollCard.relations._openid_.get(query);
  expect(found).toMatchObject({ authorize_state: 'AUTHORIZED', authorize_time: expect.stringMatching(/^20/) });
  again.sandbox.authorize(openid, sub_mchid, false);
  expect(await again.wxpay.v3.payrollCard.relations._openid_.get(query)).toMatchObject({
    authorize_state: 'DEAUTHORIZED',
  });
  await again.sandbox.close();
});
