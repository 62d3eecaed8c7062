import { describe, expect, test } from 'vitest';
import { readTypeScriptSample } from '../../generator/1-read/typescript/read-typescript-sample.js';
import { codeBlock, plain } from './plain-sample.js';

function read(text: string) {
  return readTypeScriptSample(codeBlock(text, 'ts'), 'wxpay');
}

function call(text: string) {
  const sample = read(text);
  return sample?.kind === 'call' ? sample.call : sample;
}

function argument(text: string): unknown {
  const sample = read(text);
  return sample?.kind === 'call' ? plain(sample.call.argument) : sample;
}

function value(source: string): unknown {
  return argument(`({ x: ${source} })`);
}

describe('a call', () => {
  test.each([
    ['const order = await wxpay.v3.pay.transactions.jsapi.post({ json: {} });', 'v3/pay/transactions/jsapi', 'post'],
    ['await sdk.v3.payrollCard.tokens.post();', 'v3/payroll-card/tokens', 'post'],
    ["await wxpay.v3['payroll-card'].tokens.put({});", 'v3/payroll-card/tokens', 'put'],
    ['await wxpay.v3.pay.id._transaction_id_.get({});', 'v3/pay/id/{transaction_id}', 'get'],
    ['await wxpay.v3.goods._goodsId_.delete({})', 'v3/goods/{goodsId}', 'delete'],
    ['wxpay.v2.pay.micropay.post({ xml: {} }).then(console.log);', 'v2/pay/micropay', 'post'],
    ['const { data } = await wxpay.v3.a.get({}).withResponse();', 'v3/a', 'get'],
    ['for await (const line of wxpay.v3.a.get({})) {}', 'v3/a', 'get'],
    ['await this.wxpay.v3.a.patch({});', 'wxpay/v3/a', 'patch'],
    ['await (wxpay as any)!.v3?.a!.get({});', 'v3/a', 'get'],
    ['await createClient({ mchid: "1" }).v3.a.get({});', 'v3/a', 'get'],
    ["app.post('/pay', async (req, res) => {\n  res.json(await wxpay.v3.a.post({}));\n});", 'v3/a', 'post'],
    ["const id = req.headers.raw.get('id');\nawait wxpay.v3.a.post({});", 'v3/a', 'post'],
    ['await wxpay.pay.refunds.post({});', 'pay/refunds', 'post'],
    ['await wxpay.v3.a.get({});\nawait wxpay.v3.b.post({});', 'v3/a', 'get'],
    [
      "import * as jsapi from '../generated/v3/_id_/jsapi.js';\nawait jsapi.post(sdk, {});",
      'generated/v3/{id}/jsapi',
      'post',
    ],
  ])('%j has its template and method', (text, template, method) => {
    expect(call(text)).toMatchObject({ template, method });
  });

  test.each(['await jsapi.post(client, { json: { a: 1 } });', 'post(wxpay, { json: { a: 1 } })'])(
    'of a function, %j, has no template',
    (text) => {
      expect(call(text)).toMatchObject({ method: 'post' });
      expect(call(text)).not.toHaveProperty('template');
      expect(argument(text)).toEqual({ json: { a: 1 } });
    },
  );

  test('has the position of its argument in the block', () => {
    const text = 'await wxpay.v3.a.post({ x: 1 }, { timeout: 5 });';
    expect(call(text)).toMatchObject({ argumentStart: 22, argumentEnd: 30 });
  });

  test('without argument has an empty one', () => {
    expect(call('wxpay.v3.a.get()')).toMatchObject({ argument: { entries: [] }, argumentStart: 15, argumentEnd: 15 });
  });

  test('has page positions', () => {
    expect(call("// 付款\nwxpay.v3.a.post({\n  x: ['y'],\n});")).toMatchObject({
      argument: {
        position: { line: 12, column: 17 },
        entries: [
          {
            key: 'x',
            position: { line: 13, column: 3 },
            value: { position: { line: 13, column: 6 }, items: [{ position: { line: 13, column: 7 } }] },
          },
        ],
      },
    });
  });
});

describe('an argument alone', () => {
  test.each([
    '{ json: { a: 1 } }',
    '({ json: { a: 1 } })',
    '({ json: { a: 1 } });',
    '{ json: { a: 1 } };\n',
    '// 请求\n{\n  json: { a: 1, },\n}\n// 完',
    '{ json: { a: 1 } } as const',
    '({ json: { a: 1 } }) satisfies jsapi.post.Request;',
  ])('%j is read', (text) => {
    expect(argument(text)).toEqual({ json: { a: 1 } });
    expect(call(text)).not.toHaveProperty('method');
  });
});

describe('a value', () => {
  test.each<[string, unknown]>([
    ["'it\\'s \\\\ \\n'", "it's \\ \n"],
    ['"\\x41\\u4f60\\u{1F600}\\0\\\nb"', 'A你😀\0b'],
    ['`a\n\\`b`', 'a\n`b'],
    [`\`a$\{'b'}$\{1}\``, 'ab1'],
    ["'a' + 'b' + 1", 'ab1'],
    ['-1', -1],
    ['+1', 1],
    ['1.5e3', 1500],
    ['.5', 0.5],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0b1_1', 3],
    ['true', true],
    ['null', null],
    ['[]', []],
    ['[1, { a: 2, }, ]', [1, { a: 2 }]],
    ['{ "a-b": 1, 5: 2, [`c`]: 3, d /* 注 */: 4 }', { 'a-b': 1, 5: 2, c: 3, d: 4 }],
    ['{ a: 1, b: 2, a: 3 }', { a: 3, b: 2 }],
    ['{ ...{ a: 1, b: 1 }, b: 2 }', { a: 1, b: 2 }],
    ['[1, ...[2, 3]]', [1, 2, 3]],
    ["(('a' as const) satisfies string)!", 'a'],
    ["<string>'a'", 'a'],
    ['12n', { BigInt: ['12'] }],
    ['{ note }', { note: '<note>' }],
    ['orderNo', '<orderNo>'],
    ["await readFile('a.png')", "<await readFile('a.png')>"],
    ["new File([a], 'a.png')", "<new File([a], 'a.png')>"],
    [`\`a$\{b}\``, `<\`a$\{b}\`>`],
    ["'a' + b", "<'a' + b>"],
    ['1 + 1', '<1 + 1>'],
    ['a ? 1 : 2', '<a ? 1 : 2>'],
    ['() => 1', '<() => 1>'],
    ['1e999', '<1e999>'],
    ['-1n', '<-1n>'],
    ['[1, , 2]', '<[1, , 2]>'],
    ['[...a]', '<[...a]>'],
    ['{ ...a }', '<{ ...a }>'],
    ['{ [a]: 1 }', '<{ [a]: 1 }>'],
    ['{ a() {} }', '<{ a() {} }>'],
    ['{ get a() { return 1; } }', '<{ get a() { return 1; } }>'],
  ])('%j reads as it is', (source, expected) => {
    expect(value(source)).toEqual({ x: expected });
  });

  test('of undefined is no member', () => {
    expect(argument('({ x: undefined, y: 1 })')).toEqual({ y: 1 });
  });

  test.each(['({ __proto__: 1 })', "({ '__proto__': 1 })", "({ ['__proto__']: 1 })"])(
    'under a key that names the prototype is kept, as in %j',
    (text) => {
      expect(call(text)).toMatchObject({ argument: { entries: [{ key: '__proto__', value: { value: 1 } }] } });
      expect({}).not.toHaveProperty('1');
    },
  );
});

describe('a constant', () => {
  test.each([
    ['const x = { a: 1 };\nawait wxpay.v3.a.post({ json: x });', { json: { a: 1 } }],
    ['const x: post.Request = { a: 1 } as const;\nawait wxpay.v3.a.post(x);', { a: 1 }],
    ['async () => { const json = { a: 1 };\nawait wxpay.v3.a.post({ json }); }', { json: { a: 1 } }],
    ['const a = 1, b = [a];\nawait wxpay.v3.a.post({ ...{ c: b } });', { c: [1] }],
  ])('has the value that it is declared with, as in %j', (text, expected) => {
    expect(argument(text)).toEqual(expected);
  });

  test.each([
    'let x = { a: 1 };',
    'const x = { a: 1 };\nx.a = 2;',
    'const x = [];\nx.push(1);',
    'const x = 1;\n{ const x = 2; }',
    'const { x } = y;',
    'function f(x) {}',
  ])('is none, or no longer known, after %j', (text) => {
    expect(argument(`${text}\nawait wxpay.v3.a.post({ y: x });`)).toEqual({ y: '<x>' });
  });

  test('that is declared below the call is not known in it', () => {
    expect(argument('await wxpay.v3.a.post({ y: x });\nconst x = 1;')).toEqual({ y: '<x>' });
  });

  test('that unfolds without bound is not followed', () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `const x${index + 1} = [x${index}, x${index}];`);
    const text = ['const x0 = [1, 1];', ...doubling, 'await wxpay.v3.a.post({ y: x60 });'].join('\n');
    expect(JSON.stringify(argument(text)).length).toBeLessThan(10_000);
  });
});

describe('no call is read from', () => {
  test.each([
    '',
    '// wxpay.v3.a.post({})',
    "import { createClient } from './generated/index.js';\nconst wxpay = createClient({});",
    'const event = await wxpay.webhooks.unwrap(headers, body);',
    "app.post('/notify', async (request, response) => response.status(204).end());",
    "const id = new URL(request.url).searchParams.get('id');",
    'const id = request.headers.raw.get(name);',
    'interface Order { readonly id: string }',
    '{ const x = 1; }',
    'const request = { json: { a: 1 } };',
    "await axios.post('https://example.com', { a: 1 });",
  ])('%j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('unreadable is', () => {
  test.each([
    ['wxpay.v3.a.post({\n  a: ,\n});', { line: 12, column: 6 }, 'unexpected “,”'],
    ["{ json: { a: 'x' b: 1 } }", { line: 11, column: 18 }, 'unexpected “b”'],
    ['{\n  json: { a: 1\n    b: 2 },\n}', { line: 13, column: 5 }, 'unexpected “b”'],
    ['{ json: { a: 1 }; }', { line: 11, column: 17 }, 'unexpected “;”'],
    ['wxpay.v3.a.post({ json: { … } });', { line: 11, column: 27 }, 'unexpected “…”'],
    ['wxpay.v3.a.post({ json: { ... } });', { line: 11, column: 31 }, 'unexpected “}”'],
    ['wxpay.v3.a.post({', { line: 11, column: 18 }, 'it ends too early'],
    ["wxpay.v3.a.post({ a: 'L1,\n});", { line: 11, column: 22 }, 'a string is not closed'],
    ["({ a: '\\u{110000}' })", { line: 11, column: 7 }, 'a string has an unknown escape sequence'],
    ["({ a: '\\xZ' })", { line: 11, column: 7 }, 'a string has an unknown escape sequence'],
    ['({ a: 1__0 })', { line: 11, column: 7 }, 'unexpected “1__0”'],
    ['({ a: 0755 })', { line: 11, column: 7 }, 'unexpected “0755”'],
    ['({ a: 😀 })', { line: 11, column: 7 }, 'unexpected “😀”'],
    [
      'wxpay.v3.a.post(order);',
      { line: 11, column: 17 },
      'the argument of its call is not an object with known members',
    ],
    ['wxpay.v3.a.post([1]);', { line: 11, column: 17 }, 'the argument of its call is not an object with known members'],
    ['({ ...order })', { line: 11, column: 2 }, 'the argument of its call is not an object with known members'],
    [
      'await wxpay.v3.a.posts({});',
      { line: 11, column: 7 },
      'it calls none of the methods get, post, put, patch and delete',
    ],
    [
      'await wxpay.v3.pay.jsapi({});',
      { line: 11, column: 7 },
      'it calls none of the methods get, post, put, patch and delete',
    ],
    [`({ a: ${'['.repeat(600)}1${']'.repeat(600)} })`, { line: 11, column: 1 }, 'it is nested too deeply'],
    [`({ a: ${'['.repeat(100_000)} })`, { line: 11, column: 1 }, 'it is nested too deeply'],
  ])('%.40j', (text, position, reason) => {
    expect(read(text)).toEqual({ kind: 'unreadable', reason, position });
  });

  test.each([
    '<T>(',
    '(a: b) => (',
    'a ? (b) : (',
    'f<',
    `\`$\{`,
    '{a:',
    'x=',
    '1+',
    '((',
    '/*',
    'a?.',
    'a<b>(',
    'class {',
    'async (a, ',
  ])('%j over and over', (text) => {
    expect(read(`wxpay.v3.a.post({}); ${text.repeat(20_000)}`)).toMatchObject({ kind: 'unreadable' });
  });
});

test('lists 200 deep are read', () => {
  expect(call(`wxpay.v3.a.post({ a: ${'['.repeat(200)}1${']'.repeat(200)} });`)).toMatchObject({ template: 'v3/a' });
});

test('a sample of a megabyte is read', () => {
  const elements = "['a', 1, true],\n".repeat(65_000);
  expect(call(`wxpay.v3.a.post({ x: [${elements}] });`)).toMatchObject({ template: 'v3/a' });
});
