/**
 * 微工卡：为一位员工换取授权 token，再看他授权了没有。姓名与身份证号加密传输，由客户端办妥。
 * Payroll card: a token by which an employee authorises it, and whether he did.
 */
import { ApiError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const { tokens, relations } = clientFromEnvironment().v3.payrollCard;
const openid = read('WECHATPAY_OPENID');
const sub_mchid = read('WECHATPAY_SUB_MCHID'); // 实际用工的特约商户
const appid = read('WECHATPAY_APPID');

try {
  const { token, expires_in } = await tokens.post({
    json: {
      openid,
      appid,
      sub_mchid,
      user_name: read('WECHATPAY_USER_NAME'), // 写明文就好；自己的日志里不要留
      id_card_number: read('WECHATPAY_ID_CARD_NUMBER'),
      employment_type: 'SHORT_TERM_EMPLOYMENT',
    },
  });
  // token 交给小程序，打开微工卡的授权页。过期就重新申请，不要缓存。
  console.log(`token ${token}，${expires_in / 60} 分钟内有效`);
  const relation = await relations._openid_.get({ openid, query: { sub_mchid, appid } });
  // 授权与否以这里为准：UNAUTHORIZED 还没有，AUTHORIZED 已授权，DEAUTHORIZED 已取消。
  console.log(`${openid} ${relation.authorize_state}`);
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  // PARAM_ERROR 会说出哪一项不对；NO_AUTH 是服务商还没有微工卡的权限，或没有与这家商户建立关系。
  console.error(`被拒 ${error.code}：${error.message}`, error.requestId);
  process.exitCode = 1;
}
