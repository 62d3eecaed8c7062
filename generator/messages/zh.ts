import type { Words } from './words.js';

export const zh: Words = {
  containers: { query: '查询参数', json: '请求体（JSON）', xml: '请求体（XML）', body: '请求体', headers: '请求头' },
  undescribed: '页面没有说明。',
  colon: '：',
  brackets: ['（', '）'],
  notices: {
    deprecated: '此接口已下线。',
    discarded: '此接口已废弃。',
    redesigned: '此接口已有新版，仍可调用。',
    privated: '此接口不再对新商户开放。',
    'need-accessment': '须先申请开通权限。',
    'need-tbt': '灰度开放中，须先申请。',
    parsed: '请求地址取自先前接口的应答。',
    special: '应答须签名。',
    confusing: '字段名的拼写以此为准，并非笔误。',
  },
  responses: {
    json: '应答（JSON）',
    xml: '应答（XML）',
    multipart: '应答',
    text: '应答（文本）',
    binary: '文件',
    empty: '无应答内容',
    redirect: '跳转',
  },
  location: '跳转的地址',
  contents: { title: '标题', call: '调用', method: '方法', file: '文件' },
  pageNumber: /页码|页数|第几页|page number/i,
  firstPage: /从第?([01])(?!\d)/,
};
