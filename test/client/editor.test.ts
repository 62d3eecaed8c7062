import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { beforeAll, expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';

/** Code of a caller in an editor; `/*name*​/` marks the position right after it. */
const marked = `import { createClient } from '../generated/index.js';
import * as jsapi from '../generated/v3/pay/transactions/jsapi.js';
declare const wxpay: ReturnType<typeof createClient>;
const order = await wxpay./*v3*/v3.pay.transactions.jsapi./*method*/post({
  json: {
    appid: '', mchid: '', description: '', notify_url: '',
    /*number*/out_trade_no: '',
    amount: { /*total*/total: 1, currency: '/*currency*/CNY' },
    payer: { openid: '' },
  },
});
order./*answer*/prepay_id;
jsapi./*call*/post;
const bill = await wxpay.v3.refund.domestic.refunds.post;
wxpay.v3.pay.transactions./*folder*/jsapi;
const event = await wxpay.webhooks.unwrap({}, '');
if (event.event_type === 'REFUND.SUCCESS') event.resource.ciphertext./*refund*/refund_status;
`;

const file = join(repository, 'test/editor.ts');
const text = marked.replaceAll(/\/\*(\w+)\*\//g, '');

function placeOf(name: string): number {
  const at = marked.indexOf(`/*${name}*/`);
  const marksBefore = marked.slice(0, at).match(/\/\*\w+\*\//g) ?? [];
  return at - marksBefore.join('').length;
}

/** The `lib.*.d.ts` of TypeScript 7, which is a native program in a package per platform. */
function findLibraries(): string {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('typescript/package.json'));
  return join(dirname(resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)), 'lib');
}

let service: ts.LanguageService;

beforeAll(() => {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  };
  const libraries = findLibraries();
  service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => repository,
    getDefaultLibFileName: () => join(libraries, 'lib.es2023.d.ts'),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
  });
});

/** The signature and the documentation that an editor shows at a marked position. */
function hover(name: string): string {
  const info = service.getQuickInfoAtPosition(file, placeOf(name));
  const tags = (info?.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text ?? [])}`);
  const parts = [info?.displayParts, info?.documentation].map((part) => ts.displayPartsToString(part ?? []));
  return [...parts, ...tags].join('\n');
}

function completions(name: string): string[] {
  const found = service.getCompletionsAtPosition(file, placeOf(name), undefined)?.entries ?? [];
  return found.map((entry) => entry.name);
}

it('starts from a program without errors', () => {
  expect(service.getSemanticDiagnostics(file).map(({ messageText }) => messageText)).toEqual([]);
});

it.each(['method', 'call'])('shows what a call does, its request line, an example and its page at %s', (place) => {
  const shown = hover(place);
  const page = readFileSync(join(repository, 'specs/openapi/v3/pay/transactions/jsapi.md'), 'utf8');
  const [, title = '', summary = ''] = /title: (.*)\ndescription: (.*)/.exec(page) ?? [];
  for (const words of [title, summary, '`POST /v3/pay/transactions/jsapi`', '@see https://pay.weixin.qq.com/']) {
    expect(shown).toContain(words);
  }
});

it('shows an example where the function is called', () => {
  expect(hover('call')).toContain('const answer = await jsapi.post(client, {');
});

it.each([
  ['number', 'out_trade_no: string', '商户订单号'],
  ['total', 'total: number', '单位为分'],
  ['answer', 'prepay_id: string', '预支付'],
  ['refund', 'refund_status: ', '- `ABNORMAL`：'],
])('shows type and meaning of a member at %s', (place, type, meaning) => {
  const shown = hover(place);
  expect(shown).toContain(type);
  expect(shown).toContain(meaning);
});

it('completes the chain with the segments of the URL', () => {
  expect(completions('v3')).toEqual(expect.arrayContaining(['v2', 'v3', 'webhooks', 'signatures', 'bills']));
  expect(completions('folder')).toEqual(['app', 'codepay', 'h5', 'id', 'jsapi', 'native', 'outTradeNo']);
});
