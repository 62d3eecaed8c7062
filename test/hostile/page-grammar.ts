import fc from 'fast-check';
import { collidingNames, hostileWords } from './hostile-words.js';

/** A page of the dialect as somebody could write it, and its path. */
export interface WrittenPage {
  /** `openapi/v3/pay/{id}` */
  readonly path: string;
  readonly text: string;
}

const plainNames = [
  'amount',
  'total',
  'openid',
  'detail',
  'out_trade_no',
  'goods_detail',
  'user_name',
  'state',
  'id',
  'list',
];
const hostile = fc.constantFrom(...hostileWords);

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...plainNames) },
  { weight: 4, arbitrary: fc.constantFrom(...collidingNames) },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...plainNames), hostile).map((parts) => parts.join('')) },
);

const typeWord = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      'string',
      'string',
      'integer',
      'number',
      'boolean',
      'object',
      'object',
      'float',
      '`true`',
    ),
  },
  { weight: 1, arbitrary: hostile },
);
const list = fc.constantFrom('', '', '', '[]', ' []', '[][]');

const typeAttribute = fc.constantFrom(
  ...[
    'data-encoded=by-json_encode',
    'data-encoded=json_encode',
    'data-encoded=by-urlencode',
    'data-encoded-by=json_encode',
  ],
  ...[
    'data-encrypted=by-rsa-pubkey',
    'data-encrypted=by-aes-gcm',
    'data-encrypted=by-aes-ecb',
    'data-encrypted=__proto__',
  ],
  ...[
    'data-encoded=constructor',
    'data-tooltip="付款到银行卡"',
    'data-tooltip="*/"',
    "data-tooltip='`'",
    'colspan=3',
    'toString=1',
  ],
);

function braces(attributes: readonly string[]): string {
  return attributes.length === 0 ? '' : ` {${attributes.join(' ')}}`;
}

const type = fc
  .tuple(typeWord, list, fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(typeAttribute, { maxLength: 2 })))
  .map(([word, brackets, attributes]) => `${word}${brackets}${braces(attributes)}`);

const value = fc.oneof(
  fc.constantFrom('SUCCESS', 'FAIL', 'A-B', '0', '1', '-1', '1.5', '007', '1e400', '', ' '),
  hostile,
);
const valueNotation = fc
  .tuple(
    fc.array(value, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(' \\| ', '、', '<br/>', '：成功<br/>', ' | ', ' '),
    fc.constantFrom('', '枚举值之一', '枚举值', '枚举值：', '固定值', '固定为', '固定填'),
    fc.boolean(),
  )
  .map(([values, between, word, leads]) => {
    const listed = values.map((text) => `\`${text}\``).join(between);
    return leads ? `${word}${listed}` : `${listed}${word}`;
  });

const words = fc.oneof(
  fc.constantFrom(
    '金额，单位为分',
    '状态',
    '参阅 [官方文档](https://a.cn/b)',
    '[x](javascript:alert(1))',
    '见<br/>下',
    '',
  ),
  fc.array(fc.oneof(hostile, fc.constantFrom('订单', ' ', '号')), { maxLength: 4 }).map((parts) => parts.join('')),
);
const description = fc.oneof(
  { weight: 2, arbitrary: words },
  { weight: 2, arbitrary: valueNotation },
  fc.tuple(words, valueNotation).map((parts) => parts.join('<br/>')),
);

interface RowChoice {
  readonly name: string;
  readonly step: number;
  readonly required: string;
  readonly type: string;
  readonly description: string;
}

const row: fc.Arbitrary<RowChoice | 'separator'> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('separator' as const) },
  {
    weight: 8,
    arbitrary: fc.record({
      name,
      step: fc.constantFrom(1, 1, 0, 0, 0, -1, -2, 3),
      required: fc.constantFrom('', '', 'data-required'),
      type,
      description,
    }),
  },
);

/** Rows whose indent changes by at most one step from one to the next, as in real tables. */
const rows = (deepest: number) =>
  fc.array(row, { maxLength: 10 }).map((choices) => {
    let indent = deepest;
    return choices.map((choice) => {
      if (choice === 'separator') return '| {colspan=3 .im-table-line}';
      indent = Math.max(0, indent + choice.step);
      const attributes = [choice.required, indent > 0 ? `data-indent=${indent}` : ''].filter((text) => text !== '');
      return `| ${choice.name}${braces(attributes)} | ${choice.type} | ${choice.description}`;
    });
  });

const container = fc
  .tuple(
    fc.constantFrom(
      'json',
      'json',
      'json',
      'xml',
      'query',
      'query',
      'headers',
      'body',
      'base_uri',
      'security',
      'nonceless',
    ),
    fc.constantFrom('', ' {data-required}'),
    fc.constantFrom('object', 'object', 'object', 'object[]', 'string', 'string {data-encoded=by-json_encode}'),
    description,
    rows(0),
  )
  .map(([word, required, kind, told, members]) => [`| ${word}${required} | ${kind} | ${told}`, ...members]);

const tableHead = (word: string) => [`| ${word} | 类型 {.type} | 描述 {.desc}`, '| --- | --- | ---'];
const requestTable = fc
  .tuple(fc.array(container, { maxLength: 3 }), rows(0))
  .map(([containers, others]) => [...tableHead('请求参数'), ...containers.flat(), ...others]);
const answerTable = fc
  .tuple(
    fc.constantFrom('返回字典', '返回字典', '应答规范', '异常字典'),
    fc.oneof(
      { weight: 5, arbitrary: rows(0) },
      fc.constantFrom(['| 空字符串(无返回内容)'], ['| 文件流'], ['| `30x`'], ['| 未知']),
    ),
  )
  .map(([word, members]) => [...tableHead(word), ...members]);

const phpKey = fc
  .oneof(name, fc.constantFrom('json', 'query', 'headers', 'xml', 'body'))
  .map((text) => `'${text.replace(/['\\]/g, '\\$&')}'`);
const phpScalar = fc.oneof(
  fc.constantFrom(
    '1',
    '1.5',
    'true',
    'null',
    '-9223372036854775808',
    '0x1F',
    '1e400',
    '$x',
    "\\json_encode(['a' => 1])",
    "'a' . $b",
  ),
  fc.oneof(value, hostile).map((text) => `'${text.replace(/['\\]/g, '\\$&')}'`),
  hostile.map((text) => `"${text}"`),
);
const { phpArray } = fc.letrec<{ phpArray: string }>((tie) => ({
  phpArray: fc
    .array(fc.tuple(phpKey, fc.oneof({ depthSize: 'small' }, phpScalar, tie('phpArray'))), { maxLength: 4 })
    .map((entries) => `[${entries.map(([key, held]) => `${key} => ${held}`).join(',\n  ')}]`),
}));
const sample = fc
  .tuple(
    fc.constantFrom('post', 'postAsync', 'get', 'delete', 'patch'),
    hostile,
    phpArray,
    fc.constantFrom('v3/a', 'v3/{id}', 'v3/*/'),
  )
  .map(([method, label, argument, url]) => [
    `\`\`\`php [${label}]`,
    `$instance->chain('${url}')->${method}(${argument});`,
    '```',
  ]);

const heading = fc
  .tuple(
    fc.oneof(fc.constant('{{ $frontmatter.title }}'), words),
    fc.constantFrom('post', 'get', 'delete', 'put', 'patch', 'post', '__proto__'),
    fc.constantFrom('#', '#', '##'),
  )
  .map(([title, anchor, depth]) => [`${depth} ${title.replace(/\n/g, ' ')} {#${anchor}}`]);
const notice = fc.constantFrom(
  [],
  [],
  ['::: danger x {.im-deprecated}', 'x', ':::'],
  ['::: warning {.im-constructor .im-__proto__}', ':::'],
);

const operation = fc
  .tuple(heading, words, notice, requestTable, fc.array(sample, { maxLength: 2 }), answerTable, words)
  .map(([title, summary, container_, request, samples, answer, after]) =>
    [title, [summary], container_, request, ['{.im-table #request}'], ...samples, answer, [after]]
      .map((lines) => lines.join('\n'))
      .join('\n\n'),
  );

const frontMatter = fc
  .tuple(fc.constantFrom('title', '__proto__', 'constructor', 'description'), fc.oneof(words, value))
  .map(
    ([key, text]) =>
      `---\ntitle: ${JSON.stringify(text)}\n${key === 'title' ? '' : `${key}: ${JSON.stringify(text)}\n`}---\n`,
  );

/** The text of a page that follows the grammar, with hostile text wherever text is possible. */
export const pageText = fc
  .tuple(
    fc.oneof({ weight: 5, arbitrary: frontMatter }, fc.constant('')),
    fc.array(operation, { minLength: 1, maxLength: 3 }),
  )
  .map(([matter, operations]) => `${matter}\n${operations.join('\n\n')}\n`);

const segment = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'pay',
      'refunds',
      'jsapi',
      '{id}',
      '{transaction_id}',
      'index',
      'payroll-card',
      'a',
      'A',
    ),
  },
  { weight: 2, arbitrary: fc.oneof(hostile, fc.constantFrom(...collidingNames)) },
  { weight: 1, arbitrary: fc.oneof(hostile, fc.constantFrom(...collidingNames)).map((text) => `{${text}}`) },
);

/** A path as a disk allows it: no slash and no NUL in a segment. */
export const pagePath = fc
  .tuple(
    fc.constantFrom('openapi/v3', 'openapi/v3', 'openapi/v2', 'webhook/v3', 'webhook/v2', 'openapi', 'other'),
    fc.array(
      segment.map((text) => text.replace(/[/\0]/g, '') || 'x'),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([folder, segments]) => [folder, ...segments].join('/'));
