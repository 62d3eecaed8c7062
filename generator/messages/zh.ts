import type { Words } from './words.js';

export const zh: Words = {
  containers: {
    query: '查询参数',
    json: '请求体（JSON）',
    form: '请求体（表单）',
    xml: '请求体（XML）',
    body: '请求体',
    headers: '请求头',
  },
  undescribed: '页面没有说明。',
  inferred: {
    answer: '取自示例：文档没有应答的参数表。',
    member: '取自示例：参数表未列出此字段。',
    members: '其成员取自示例。',
    elements: '其元素取自示例。',
  },
  client: {
    client: (title) => `${title} 的客户端。`,
    options: '调用方式，以及证明调用方身份的参数。',
    create: '创建不含调用链的客户端。选项有误时抛出 `ConfigError`，并指明是哪一个。',
    chain: (call) => `按 URL 组织的全部接口：\`${call}\`。`,
    createChained: '创建带调用链的客户端。各接口的代码在首次调用时才加载。',
    usual: (description, value) => `${description}${/[\p{L}\p{N}]$/u.test(description) ? '。' : ''}默认 \`${value}\`。`,
  },
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
    form: '应答（表单）',
    xml: '应答（XML）',
    multipart: '应答',
    text: '应答（文本）',
    binary: '文件',
    empty: '无应答内容',
    redirect: '跳转',
  },
  envelope: ({ code, ok, message }) =>
    `\`${code}\` 为 ${ok.map((value) => `\`${value}\``).join(' 或 ')} 时调用成功，否则调用失败，原因见 \`${message}\`。`,
  signature: ({ by, text, key, as }) =>
    `\`{signature}\` 是 \`${text}\` 的 ${by.toUpperCase()}${key === undefined ? '' : `，密钥为 \`${key}\``}，${as === 'hex' ? '十六进制' : 'Base64'} 编码。`,
  location: '跳转的地址',
  contents: { title: '标题', call: '调用', method: '方法', file: '文件' },
  pageNumber: /页码|页数|第几页|page number/i,
  firstPage: /从第?([01])(?!\d)/,
};
