import { describe, expect, it } from 'vitest';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { encodings } from '../../generator/apis/wechatpay/encodings.js';
import { createDescriber } from '../../generator/describe-page.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import type { Api } from '../../generator/model/api.js';
import type { Dialect } from '../../generator/model/dialect.js';
import type { EncodingFacts } from '../../generator/model/encoding.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { readOverrides } from '../../generator/overrides/read-overrides.js';
import { encryptions } from '../../sandbox/messages/encryptions.js';
import { forRequests, KEEP_ALL } from '../../templates/runtime/wechatpay/encodings.js';
import { fileOfPage } from '../support/file-of-page.js';

const facts = Object.entries<EncodingFacts>(wechatpayApi.encodings);

describe('the encodings of WeChat Pay', () => {
  it('are those of the runtime', () => {
    const known = Object.keys(KEEP_ALL).filter((name) => name !== 'number' && name !== 'boolean');
    expect(known.sort()).toEqual(Object.keys(encodings).sort());
  });

  it('are sealed in requests by the runtime where somebody else opens them', () => {
    const sealed = facts.flatMap(([name, { seal }]) => (seal && seal.openedBy !== 'caller' ? [name] : []));
    expect([...forRequests(KEEP_ALL).seals].sort()).toEqual(sealed.sort());
  });

  it('are sealed in the sandbox by the party that does not open them', () => {
    const sealed = facts.flatMap(([name, { seal }]) =>
      seal ? [[name, seal.openedBy === 'caller' ? 'platform' : 'merchant']] : [],
    );
    const sides = Object.entries(encryptions).map(([name, { sealedBy }]) => [name, sealedBy]);
    expect(sides.sort()).toEqual(sealed.sort());
  });
});

/** A line in the table of encodings, and one in the dialect, are all that the generator needs for one that does not exist. */
const api: Api = {
  ...wechatpayApi,
  encodings: {
    ...encodings,
    'wax-seal': {
      label: 'sealed with wax',
      mediaType: 'application/json',
      seal: { holds: 'text', openedBy: 'elsewhere', namesKey: true },
    },
    runes: { label: 'as runes in a string', mediaType: 'application/xml' },
  },
};
const { carried } = wechatpay;
if (carried === undefined) throw new Error('The dialect carries nothing in strings.');
const dialect: Dialect = {
  ...wechatpay,
  api,
  carried: {
    ...carried,
    encoded: { ...carried.encoded, 'by-runes': 'runes' },
    encrypted: [...carried.encrypted, { attribute: 'by-wax', encoding: 'wax-seal' }],
  },
};

function describePage(reader: string, ...rows: readonly string[]) {
  const text = [
    ...['# 借出一本书 {#post}', '', '| 请求参数 | 类型 | 描述', '| --- | --- | ---'],
    '| json {data-required} | object | 内容',
    `| reader {data-required data-indent=1} | ${reader} | 读者`,
    ...[...rows, '', '| 返回字典 | 类型 | 描述', '| --- | --- | ---', '| 空字符串(无返回内容)'],
  ].join('\n');
  return createDescriber(dialect)({ path: 'openapi/v3/library/loans', file: 'loans.md', text });
}

const sealed = 'string {data-encrypted=by-wax}';

describe('an encoding that is added to the table', () => {
  it('is passed to the runtime by the client', () => {
    const { page } = describePage(sealed);
    expect(fileOfPage(emitPage(page, { api, report: () => {} }))?.text).toContain(
      "encode: { json: { reader: 'wax-seal' } }",
    );
  });

  it('requires the header that names its key', () => {
    expect(describePage(sealed).diagnostics.map(({ code }) => code)).toEqual(['serial-header-missing']);
  });

  it('is marked in the OpenAPI document, sealed or not', () => {
    const rows = ['| {colspan=3 .im-table-line}', '| name {data-indent=2} | string | 姓名'];
    const pages = [describePage(sealed).page, describePage('string {data-encoded=by-runes}', ...rows).page];
    const schemas = pages.map((page) => {
      const { schemas: all } = buildDocument([page], dialect).components;
      return all['v3.library.loans.post.request']?.['properties'];
    });
    expect(schemas).toMatchObject([
      { reader: { 'x-encrypted': 'wax-seal', contentEncoding: 'base64', contentMediaType: 'text/plain' } },
      { reader: { 'x-encoded': 'runes', contentMediaType: 'application/xml' } },
    ]);
  });

  it('is reported by diff where pages start to use it, with the key that callers need', () => {
    const [old, fresh] = ['string', sealed].map((type) => ({ pages: [describePage(type).page] }));
    const changes = old && fresh ? compareSchemas(old, fresh, api) : [];
    expect(changes.map(({ code, parameters }) => [code, parameters])).toEqual([
      ['bank-key-needed', { encoding: 'wax-seal' }],
    ]);
  });

  it('can be set by an override', () => {
    const text =
      '- page: openapi/v3/library/loans\n  field: request.json.reader\n  set: { encoding: wax-seal }\n  reason: seen\n';
    const file = { file: 'docwright.overrides.yaml', text, origin: 'project', api } as const;
    const diagnostics: Parameters<typeof collectDiagnostics>[0] = [];
    readOverrides(file, collectDiagnostics(diagnostics));
    expect(diagnostics.map(({ message, help }) => `${message} ${help}`)).toEqual([]);
  });
});
