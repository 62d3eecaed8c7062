import type { Api, NotificationEnvelope } from '../../model/api.js';
import type { Field } from '../../model/schema.js';
import { draftPage } from './draft-page.js';
import { encodings } from './encodings.js';
import { filled } from './filled.js';

/** What wraps the content of every notification of v3. Events of the score service have one in XML, with other names. */
const notificationEnvelope: NotificationEnvelope = {
  members: [
    member('id', true, 'The ID of the notification. It stays the same when the notification is sent again.'),
    member('create_time', true, 'When the notification was created, in RFC 3339 format.'),
    member('resource_type', true, '`encrypt-resource` for encrypted content.'),
    member('summary', false, 'What the notification is about, in a few words.'),
  ],
  sealed: {
    ...member('resource', true, 'The content, and how it was encrypted.'),
    members: [
      member('original_type', false, 'What the content is about. It tells apart notifications that share an event.'),
      member('algorithm', true, 'The encryption algorithm.'),
      member('associated_data', false, 'The associated data of the encryption.'),
      member('nonce', true, 'The nonce of the encryption.'),
    ],
    content: member('ciphertext', true, 'The content, decrypted.'),
  },
  xmlNames: {
    id: 'event_id',
    create_time: 'event_create_time',
    algorithm: 'event_algorithm',
    associated_data: 'event_associated_data',
    nonce: 'event_nonce',
    ciphertext: 'event_ciphertext',
  },
  opened: [{ resource: { ciphertext: 'aes-gcm' } }, { event_ciphertext: 'aes-gcm' }],
  distinguishedBy: 'original_type',
};

/** WeChat Pay: what its servers, signatures and failures are, whichever page is read. */
export const wechatpayApi: Omit<Api, 'encodings'> & { readonly encodings: typeof encodings } = {
  name: 'wechatpay',
  title: 'WeChat Pay API',
  runtime: 'wechatpay',
  language: 'zh',
  client: { type: 'WeChatPayClient', variable: 'wxpay', call: '.v3.pay.transactions.jsapi.post({ json: { … } })' },
  description: `Written by docwright from documentation pages.

- Operations that share a method and a path have one place in OpenAPI. All but the first carry a fragment, \`#\` and their \`operationId\`, which is never sent.
- \`x-encoded\` and \`x-encrypted\` mark strings that carry another value, which \`contentSchema\` describes: encoded first, then sealed with the key that \`x-encrypted\` names.
- Values in an \`enum\` inside \`anyOf\` are those that a page lists without saying that there are no others.
- \`x-source\` is the place in the pages, \`x-docwright\` what a call needs besides its message.`,
  servers: [
    { url: 'https://api.mch.weixin.qq.com', description: '主域名' },
    { url: 'https://api2.wechatpay.cn', description: '备用域名' },
  ],
  // The access points that WeChat Pay documents: a second one in mainland China, two abroad, and that of keys.
  pageServers: [
    'https://api2.mch.weixin.qq.com',
    'https://apihk.mch.weixin.qq.com',
    'https://apius.mch.weixin.qq.com',
    'https://fraud.mch.weixin.qq.com',
  ],
  browserServer: { url: 'https://api.weixin.qq.com', description: '由浏览器打开' },
  // Signatures of WeChat Pay are the work of its own runtime.
  auth: [],
  securitySchemes: {
    'WECHATPAY2-SHA256-RSA2048': {
      type: 'http',
      scheme: 'WECHATPAY2-SHA256-RSA2048',
      description:
        'RSA-SHA256 with the merchant’s key over method, request target, timestamp, nonce and body, a line each, as `mchid="…",serial_no="…",timestamp="…",nonce_str="…",signature="…"`.',
    },
    'sign-in-query': {
      type: 'apiKey',
      in: 'query',
      name: 'sign',
      description: 'MD5 or HMAC-SHA256, in upper-case hexadecimal, over the sorted members and the v2 key.',
    },
    'sign-in-body': {
      type: 'apiKey',
      in: 'query',
      name: 'sign',
      description:
        'The same signature as a member of the XML body, the last one. OpenAPI knows no key in a body: `x-in` says where it is.',
      'x-in': 'body',
    },
    'client-certificate': { type: 'mutualTLS', description: 'The merchant’s certificate, from the TLS handshake.' },
  },
  // Three calls of v2 are opened by a browser, so that they are signed in their query.
  signatures: [
    { urlStartsWith: '/v3/', scheme: 'WECHATPAY2-SHA256-RSA2048' },
    { queryHolds: 'sign', scheme: 'sign-in-query' },
    { scheme: 'sign-in-body' },
  ],
  clientCertificate: 'client-certificate',
  failures: [
    {
      urlStartsWith: '/v3/',
      name: 'v3.failure',
      description: '请求失败，应答未签名',
      shape: {
        kind: 'object',
        fields: [
          text('code', '错误码', true),
          text('message', '错误描述', true),
          { ...text('detail', '出错的参数及原因', false), shape: { kind: 'object', fields: [], open: true } },
        ],
      },
    },
  ],
  protocols: { v2: { segmentDropped: true, answer: 'xml', signsInBody: true } },
  serialHeader: 'Wechatpay-Serial',
  // Both are signed over a digest of the statement, see the header Wechatpay-Statement-Sha1.
  signedFiles: ['/v3/statements', '/v3/global/statements'],
  // Tables forget the row `sign`, so that its absence proves nothing.
  unsignedAnswers: [
    '/appauth/getaccesstoken',
    '/mchrisk/querymchrisk',
    '/mchrisk/setmchriskcallback',
    '/mchrisk/syncmchriskresult',
    '/mmpaymkttransfers/gethbinfo',
    '/mmpaymkttransfers/gettransferinfo',
    '/mmpaymkttransfers/promotion/paywwsptrans2pocket',
    '/mmpaymkttransfers/promotion/querywwsptrans2pocket',
    '/mmpaymkttransfers/promotion/transfers',
    '/mmpaymkttransfers/sendgroupredpack',
    '/mmpaymkttransfers/sendminiprogramhb',
    '/mmpaymkttransfers/sendredpack',
    '/mmpaysptrans/pay_bank',
    '/mmpaysptrans/query_bank',
    '/papay/entrustweb',
    '/papay/h5entrustweb',
    '/papay/partner/entrustweb',
    '/papay/partner/h5entrustweb',
    '/pay/downloadbill',
    '/pay/downloadfundflow',
    '/payitil/report',
    '/risk/getpublickey',
    '/risk/getviolation',
    '/secapi/mch/submchmanage',
    '/xdc/apiv2getsignkey/sign/getsignkey',
  ],
  eventMember: 'event_type',
  filled,
  encodings,
  notificationEnvelope,
  pageExamples: { call: 'v3/some/path', notification: 'webhook/v3/EVENT.NAME' },
  draftPage,
  sandbox: true,
};

function text(name: string, description: string, required: boolean): Field {
  const start = { line: 1, column: 1 };
  return { name, required, description, shape: { kind: 'string' }, source: { file: '', start, end: start } };
}

function member(name: string, required: boolean, description: string) {
  return { name, required, description };
}
