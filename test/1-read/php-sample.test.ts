import { describe, expect, test } from 'vitest';
import { readPhpSample } from '../../generator/1-read/php/read-php-sample.js';
import { codeBlock, plain } from './plain-sample.js';

function block(text: string) {
  return codeBlock(text, 'php');
}

function call(text: string) {
  const read = readPhpSample(block(text));
  return read?.kind === 'call' ? read.call : undefined;
}

function argument(php: string): unknown {
  return plain(call(php)?.argument);
}

describe('a call', () => {
  test.each([
    ['$instance->v3->payrollCard->tokens->postAsync([]);', 'v3/payroll-card/tokens', 'post'],
    ["$instance->chain('v3/payroll-card/tokens')->post([]);", 'v3/payroll-card/tokens', 'post'],
    ["$r = $instance['v3/payroll-card/tokens']->post([]);", 'v3/payroll-card/tokens', 'post'],
    [
      '$instance->v3->pay->outTradeNo->_out_trade_no_->getAsync([])->then(fn($r) => 1)->wait();',
      'v3/pay/out-trade-no/{out_trade_no}',
      'get',
    ],
    ["$instance['v3/pay/{id}']->patch();", 'v3/pay/{id}', 'patch'],
    ["$instance->v3->{'a-b'}->chain('c/d')['e']->put([]);", 'v3/a-b/c/d/e', 'put'],
    ['$instance->v2->mmpaysptrans->query_bank->delete([]);', 'v2/mmpaysptrans/query_bank', 'delete'],
    ["$h = $instance->getDriver()->select()->getConfig('handler');\n$instance->a->get([]);", 'a', 'get'],
    ['$instance->a->get([]);\n$instance->b->post([]);', 'a', 'get'],
  ])('%j has its template and method', (php, template, method) => {
    expect(call(php)).toMatchObject({ template, method });
  });

  test('has the position of its argument in the block', () => {
    const php = "$instance->a->post(['x' => 1])->wait();";
    const { argumentStart, argumentEnd } = call(php) ?? {};
    expect(php.slice(argumentStart, argumentEnd)).toBe("['x' => 1]");
  });

  test('without argument has an empty one', () => {
    expect(call('$instance->a->get()')).toMatchObject({
      argument: { entries: [] },
      argumentStart: 18,
      argumentEnd: 18,
    });
  });

  test('has page positions', () => {
    expect(call("// 付款\n$instance->a->post([\n  'x' => ['y'],\n]);")?.argument).toEqual({
      kind: 'object',
      position: { line: 12, column: 20 },
      entries: [
        {
          key: 'x',
          position: { line: 13, column: 3 },
          value: {
            kind: 'list',
            position: { line: 13, column: 10 },
            items: [{ kind: 'scalar', value: 'y', position: { line: 13, column: 11 } }],
          },
        },
      ],
    });
  });

  test('may be made on a client of another name', () => {
    expect(readPhpSample(block('$client->a->get([]);'), 'client')).toMatchObject({ call: { template: 'a' } });
  });
});

describe('a value', () => {
  test.each([
    ["'it\\'s \\\\ \\n'", "it's \\ \\n"],
    ['"a\\n\\$b\\x41\\u{4f60}"', 'a\n$bA你'],
    ['<<<E\n  a\n  b\n  E', 'a\nb'],
    ["<<<'E'\n\\n$a\nE", '\\n$a'],
    ["'a' . 'b' . 1", 'ab1'],
    ['(string) 12', '12'],
    ['-1', -1],
    ['1.5e3', 1500],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0755', 493],
    ['9007199254740993', '9007199254740993'],
    ['-12345678901234567890', '-12345678901234567890'],
    ['true', true],
    ['NULL', null],
    ['[]', []],
    ["[1, ['a' => 2]]", [1, { a: 2 }]],
    ["array('a' => array(1))", { a: [1] }],
    ["['a', 'k' => 'b', 5 => 'c', 'd']", { 0: 'a', k: 'b', 5: 'c', 6: 'd' }],
    ["['a' => 1, 'b' => 2, 'a' => 3]", { a: 3, b: 2 }],
    ["\\json_encode(['a' => 1], \\JSON_UNESCAPED_UNICODE)", { json_encode: [{ a: 1 }, '<\\JSON_UNESCAPED_UNICODE>'] }],
    ["\\strtoupper('a')", { strtoupper: ['a'] }],
    ['$media->getStream()', '<$media->getStream()>'],
    ['Formatter::timestamp()', { 'Formatter::timestamp': [] }],
    ['"a{$b}"', '<"a{$b}">'],
    ["['a' . $b => 1]", "<['a' . $b => 1]>"],
    ['[...$a]', '<[...$a]>'],
    ['1 + 1', '<1 + 1>'],
    ['$unknown', '<$unknown>'],
  ])('%j reads as it is', (php, expected) => {
    expect(argument(`$instance->a->post(['x' => ${php}]);`)).toEqual({ x: expected });
  });

  test('keeps a key that names the prototype', () => {
    expect(call("$instance->a->post(['__proto__' => 1]);")?.argument.entries[0]?.key).toBe('__proto__');
  });
});

describe('a variable', () => {
  test('has the value that was assigned to it', () => {
    expect(argument("$x = ['a' => 1];\n$instance->a->post(['json' => $x]);")).toEqual({ json: { a: 1 } });
  });

  test('may be the whole argument', () => {
    expect(argument("$x = ['a' => 1];\n$instance->a->post($x);")).toEqual({ a: 1 });
  });

  test('can be filled entry by entry', () => {
    expect(argument("$x = ['a' => 1];\n$x['b'] = f();\n$instance->a->post($x);")).toEqual({ a: 1, b: { f: [] } });
  });

  test.each(['$x->b = 1;', '$x .= 1;', 'if (1) { $x = 2; }', '$x[] = 1;'])('is unknown after %j', (php) => {
    expect(argument(`$x = ['a' => 1];\n${php}\n$instance->a->post(['y' => $x]);`)).toEqual({ y: '<$x>' });
  });

  test('that is assigned below the call is not known in it', () => {
    expect(argument("$instance->a->post(['y' => $x]);\n$x = 1;")).toEqual({ y: '<$x>' });
  });
});

describe('no call is read from', () => {
  test.each([
    ["'a' => ['b' => 1],"],
    ["$client = new \\GuzzleHttp\\Client();\n$client->get('x');"],
    ['// $instance comes later'],
  ])('%j', (php) => {
    expect(readPhpSample(block(php))).toBeUndefined();
  });
});

describe('unreadable is', () => {
  test.each([
    ['$instance->a->post([\n  1 => ,\n]);', { line: 12, column: 8 }, "syntax error, unexpected ','"],
    ['$instance->a->post($x);', { line: 11, column: 20 }, 'the options of its call are not an array with keys'],
    ["$instance->a->post(['a']);", { line: 11, column: 20 }, 'the options of its call are not an array with keys'],
    ["\n$instance->request('GET');", { line: 12, column: 1 }, 'it calls no method of $instance that sends a request'],
    [
      `$instance->a->post(['a' => ${'['.repeat(600)}${']'.repeat(600)}]);`,
      { line: 11, column: 1 },
      'it is nested too deeply',
    ],
    [`$instance->a->post(['a' => ${'['.repeat(100_000)}]);`, { line: 11, column: 1 }, 'it is nested too deeply'],
  ])('%.40j', (php, position, reason) => {
    expect(readPhpSample(block(php))).toEqual({ kind: 'unreadable', reason, position });
  });
});

test('lists 200 deep are read', () => {
  expect(call(`$instance->a->post(['a' => ${'['.repeat(200)}${']'.repeat(200)}]);`)?.template).toBe('a');
});

test('a sample of a megabyte is read', () => {
  const entries = "['a', 1, true],\n".repeat(65_000);
  expect(call(`$instance->a->post(['x' => [${entries}]]);`)?.template).toBe('a');
});
