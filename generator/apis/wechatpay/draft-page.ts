import type { PageDraft } from '../../model/api.js';

/** The text of a new page, for `docwright new`. */
export function draftPage(draft: PageDraft): string {
  return draft.kind === 'call' ? draftCall(draft) : draftNotification(draft);
}

/** The page of a call: a row for each placeholder of its URL, a part of the request, an answer, and how it is called. */
function draftCall(draft: PageDraft): string {
  const { anchor, segments, parameters, chain, todo } = draft;
  const part = partOf(anchor, segments);
  const request = [
    ...parameters.map((name) => `| ${name} {data-required} | string | ${todo}`),
    `| ${part} {data-required} | object | ${todo}`,
    `| ${todo} {data-required data-indent=1} | ${todo} | ${todo}`,
  ];
  const sample = [
    `const answer = await wxpay${chain}.${anchor}({`,
    ...parameters.map((name) => `  ${printKey(name)}: '${todo}',`),
    `  ${part}: {`,
    `    ${todo}: '${todo}',`,
    '  },',
    '});',
  ];
  const answer = [`| ${todo} {data-required} | ${todo} | ${todo}`];
  return `${[
    ...draftHead(draft),
    ...draftTable('请求参数', request, 'request'),
    ...draftSample(sample),
    ...draftTable('返回字典', answer, 'response'),
    '参阅 [官方文档](https://pay.weixin.qq.com/doc/)',
  ].join('\n')}\n`;
}

function partOf(anchor: string, [version]: readonly string[]): string {
  if (anchor === 'get' || anchor === 'delete') return 'query';
  return version === 'v2' ? 'xml' : 'json';
}

function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

const row = (name: string, type: string, words: string) => `| ${name} | ${type} | ${words}`;

/** The page of a notification, with the envelope that every one of its version has. */
function draftNotification(draft: PageDraft): string {
  const [version = '', ...rest] = draft.segments;
  const event = rest.join('/');
  const isXml = version === 'v2';
  const sealed = isXml ? sealedXml(draft) : sealedJson(event, draft);
  const sample = isXml ? sampleXml : sampleJson(event);
  return `${[
    ...draftHead(draft),
    ...draftTable('请求参数', [row('headers {data-required}', 'object', '通知的请求头'), ...sealed], 'request'),
    ...draftSample(sample),
    ...draftTable('应答规范', isXml ? replyXml : replyJson, 'response'),
    '参阅 [官方文档](https://pay.weixin.qq.com/doc/)',
  ].join('\n')}\n`;
}

const requestId = row('Request-ID {data-required data-indent=1}', 'string', '通知的编号');
const separator = '| {colspan=3 .im-table-line}';

function sealedJson(event: string, { todo }: PageDraft): string[] {
  const gcm = 'string {data-tooltip=APIv3密钥加密后的BASE64字符串 data-encrypted=by-aes-gcm}';
  return [
    requestId,
    row('body {data-required}', 'object', '通知的内容'),
    row('id {data-required data-indent=1}', 'string', '通知的编号，重复送达时不变'),
    row('create_time {data-required data-indent=1}', 'string', '通知生成的时刻'),
    row('event_type {data-required data-indent=1}', 'string', `事件的类型<br/>\`${event}\` 枚举值`),
    row('resource_type {data-required data-indent=1}', 'string', '资源的数据类型'),
    row('summary {data-required data-indent=1}', 'string', '事件的摘要'),
    row('resource {data-required data-indent=1}', 'object', '加密的业务数据'),
    row('original_type {data-required data-indent=2}', 'string', '加密之前的数据类型'),
    row('algorithm {data-required data-indent=2}', 'string', '加密的算法<br/>`AEAD_AES_256_GCM` 枚举值'),
    row('associated_data {data-indent=2}', 'string', '附加数据，可能为空'),
    row('nonce {data-required data-indent=2}', 'string', '加密所用的随机串'),
    row('ciphertext {data-required data-indent=2}', gcm, '业务数据的密文'),
    separator,
    row(`${todo} {data-required data-indent=3}`, todo, todo),
  ];
}

function sealedXml({ todo }: PageDraft): string[] {
  return [
    requestId,
    row('body {data-required}', 'object', '通知的内容'),
    row(`${todo} {data-required data-indent=1}`, todo, todo),
  ];
}

const replyJson = [
  row('status', 'number', '处理成功时为 200 或 204，否则为 4xx 或 5xx'),
  row('body', 'object', '处理失败时的应答'),
  row('code {data-required data-indent=1}', 'string', '处理失败时为 `FAIL`'),
  row('message {data-indent=1}', 'string', '失败的原因'),
];

const replyXml = [
  row('status', 'number', '处理成功时为 200'),
  row('body', 'object', '应答的内容'),
  row('return_code {data-required data-indent=1}', 'string', '处理的结果'),
  row('return_msg {data-indent=1}', 'string', '失败的原因'),
];

function sampleJson(event: string): string[] {
  return [
    'const notification = await wxpay.webhooks.unwrap(request.headers, rawBody);',
    `if (notification.event_type === ${quote(event)}) {`,
    '  console.log(notification.resource.ciphertext);',
    '}',
  ];
}

const sampleXml = ['const notification = await wxpay.webhooks.unwrap(request.headers, rawBody);'];

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** The first lines: front matter and heading. */
function draftHead({ title, anchor, todo }: PageDraft): string[] {
  return [
    '---',
    `title: ${quoteYaml(title)}`,
    `description: ${todo}`,
    '---',
    '',
    `# {{ $frontmatter.title }} {#${anchor}}`,
    '',
    '{{ $frontmatter.description }}',
    '',
  ];
}

/** A table with its header, and what names it to the style sheet of the site. */
function draftTable(name: string, rows: readonly string[], id: string): string[] {
  return [`| ${name} | 类型 {.type} | 描述 {.desc}`, '| --- | --- | ---', ...rows, '', `{.im-table #${id}}`, ''];
}

/** A TypeScript sample. */
function draftSample(lines: readonly string[]): string[] {
  return ['::: code-group', '', '```ts [TypeScript]', ...lines, '```', '', ':::', ''];
}

/** Words that mean nothing else in YAML stay as they are. */
function quoteYaml(text: string): string {
  return /^[\p{L}][\p{L}\p{N} （）、，。]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
