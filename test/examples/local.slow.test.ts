import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAMS } from '../../examples/programs.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { callsIn, runExample } from './run-example.js';

const NO_NUMBERS = /(TEA|POS|DINE|ZZ)\d{13}/g;

describe('without a merchant in the environment', () => {
  it('an order of a mini-program returns what the front end needs', async () => {
    const { exitCode, stdout } = await runExample('mini-program-order');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^已下单 TEA\d{13}/);
    expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toEqual({
      appId: 'wx4d8a1c7be05f9236',
      timeStamp: expect.stringMatching(/^\d{10}$/),
      nonceStr: expect.stringMatching(/^\w{32}$/),
      package: expect.stringMatching(/^prepay_id=wx\w{34}$/),
      signType: 'RSA',
      paySign: expect.stringMatching(/^[\w+/]{342}==$/),
    });
  });

  it('a native order shows a QR code of the link, and is paid after a while', async () => {
    const { exitCode, stdout } = await runExample('native-order');
    expect([exitCode, stdout.replace(NO_NUMBERS, '$1').split('\n').slice(-5, -1)]).toEqual([
      0,
      ['查单：NOTPAY', '查单：NOTPAY', '查单：SUCCESS', '已付款 TEA'],
    ]);
    expect(stdout).toMatch(/^█▀{7}█.*█▀{7}█\n/);
    expect(stdout).toMatch(/weixin:\/\/wxpay\/bizpayurl\?pr=\S+/);
  });

  it('a native order that is not paid is closed', async () => {
    const run = await runExample('native-order', { env: { SANDBOX_DONE_AFTER: 'Infinity', WECHATPAY_PAUSE_MS: '1' } });
    expect(run.stdout.replace(NO_NUMBERS, '$1')).toMatch(/未付款 TEA：CLOSED\n$/);
    expect(callsIn(run).filter((call) => call.includes('/close →'))).toHaveLength(1);
  });

  it('a refund is requested once, and arrives', async () => {
    const run = await runExample('refund');
    expect(run.stdout).toBe('退款 TEA20260310093000-R1：PROCESSING\n已退 600 分，到：支付用户零钱\n');
    expect(callsIn(run).filter((call) => call.startsWith('POST'))).toEqual(['POST /v3/refund/domestic/refunds → 200']);
  });

  it('a refund whose response is lost is requested again under the same number, and is paid once', async () => {
    const run = await runExample('refund', { env: { SANDBOX_TROUBLES: 'POST /v3/refund/domestic/refunds=silence' } });
    expect(run.stdout).toContain('已退 600 分');
    expect(callsIn(run).filter((call) => call.startsWith('POST'))).toEqual([
      'POST /v3/refund/domestic/refunds → silence',
      'POST /v3/refund/domestic/refunds → 200',
    ]);
  });

  it.each(['silence,silence,silence', 'wrong-signature'])(
    'a refund that ends with %s is looked up',
    async (troubles) => {
      const run = await runExample('refund', {
        env: { SANDBOX_TROUBLES: `POST /v3/refund/domestic/refunds=${troubles}` },
      });
      expect(run.stdout).toMatch(/^结果不明，先查：.*\n退款 TEA20260310093000-R1：PROCESSING\n已退 600 分/);
    },
  );

  it('a refund of more than was paid is refused by its code', async () => {
    const { exitCode, stderr } = await runExample('refund', { args: ['TEA20260310093000', '1801'] });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('被拒 INVALID_REQUEST：退款金额大于可退的金额')]);
  });

  it('a bill becomes a CSV file without the marks and the totals', async () => {
    const [date, file] = ['2026-03-10', join(createTestFolder(), 'bill.csv')];
    const { exitCode, stdout } = await runExample('trade-bill', { args: [date, file] });
    expect([exitCode, stdout.split('\n').slice(-2)]).toEqual([0, [`2026-03-10 共 3 笔，存入 ${file}`, '']]);
    const [heads = '', ...rows] = readFileSync(file, 'utf8').split('\r\n');
    expect(heads).toMatch(/^\ufeff交易时间,公众账号ID,商户号,.*,费率备注$/);
    const columns = [
      '交易时间',
      '商户号',
      '微信订单号',
      '商户订单号',
      '交易类型',
      '交易状态',
      '应结订单金额',
      '商品名称',
    ];
    const places = columns.map((column) => heads.replace('\ufeff', '').split(',').indexOf(column));
    expect(rows.map((row) => places.map((place) => row.split(',')[place]).join())).toEqual([
      '2026-03-10 09:30:00,1900000109,\t4200002520260310093000000000,TEA20260310093000,JSAPI,SUCCESS,18.00,龙井茶 250 克',
      '2026-03-10 10:45:00,1900000109,\t4200002520260310104500000000,TEA20260310104500,JSAPI,SUCCESS,16.00,桂花乌龙（中杯）',
      '2026-03-10 16:12:00,1900000109,\t4200002520260310161200000000,TEA20260310161200,JSAPI,SUCCESS,268.00,茶具一套',
      ',,,,,,,',
    ]);
  });

  it('a bill of a day without trades is not a failure', async () => {
    const { exitCode, stdout } = await runExample('trade-bill', { args: ['2020-01-01'] });
    expect([exitCode, stdout]).toEqual([0, '2020-01-01 没有账单：那天没有交易。\n']);
  });

  it('a transfer waits for the user, and prints the name that was sealed', async () => {
    const { exitCode, stdout } = await runExample('transfer');
    expect([exitCode, stdout.replace(NO_NUMBERS, '$1').replace(/-\d+/, '')]).toEqual([
      0,
      '转账 ZZ：WAIT_USER_CONFIRM\n交给前端的 package：package\n查询：WAIT_USER_CONFIRM\n查询：WAIT_USER_CONFIRM\n查询：SUCCESS\n已到账 50 分，收款人 张三\n',
    ]);
  });

  it('a transfer whose response cannot be trusted is looked up, and not started again', async () => {
    const run = await runExample('transfer', {
      env: { SANDBOX_TROUBLES: 'POST /v3/fund-app/mch-transfer/transfer-bills=wrong-signature' },
    });
    expect(run.stdout).toMatch(/^结果不明，先查：SignatureError.*已到账 50 分/s);
    expect(callsIn(run).filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  it('a transfer that was refused is not looked up', async () => {
    const run = await runExample('transfer', {
      env: { SANDBOX_TROUBLES: 'POST /v3/fund-app/mch-transfer/transfer-bills=403 NOT_ENOUGH' },
    });
    expect([run.exitCode, callsIn(run)]).toEqual([1, ['POST /v3/fund-app/mch-transfer/transfer-bills → 403']]);
    expect(run.stderr).toContain('NOT_ENOUGH');
  });

  it('a token of the payroll card is returned for sealed names', async () => {
    const { exitCode, stdout } = await runExample('payroll-card-token');
    expect([exitCode, stdout.replace(/token \S{32}/, 'token')]).toEqual([
      0,
      'token，120 分钟内有效\noWmnN4xPq7Yc2LkT9sVbR3hJdE6g UNAUTHORIZED\n',
    ]);
  });

  it('an order of a partner names both merchants when it is queried', async () => {
    const run = await runExample('partner-order');
    expect(run.stdout).toMatch(/已为 1638495062 下单 DINE\d{13}/);
    expect(callsIn(run).at(-1)).toMatch(/\/out-trade-no\/DINE\d+\?sp_mchid=1900000109&sub_mchid=1638495062 → 200$/);
    expect(run.stdout).toMatch(/查单：SUCCESS 1638495062\n$/);
  });

  it.each(PROGRAMS.filter((name) => name.startsWith('notifications/')))(
    '%s accepts the signed notification, and refuses the probe and the forgery',
    async (name) => {
      const { exitCode, stdout, stderr } = await runExample(name);
      expect([exitCode, [...stderr.matchAll(/→ (\d+)/g)].map(([, status]) => status)]).toEqual([
        0,
        ['204', '400', '400'],
      ]);
      expect(stdout).toMatch(/^paid [\w-]{36} \{[^}]*out_trade_no: 'TEA20260310093000'/);
    },
  );
});

it('runs with the command of its README', () => {
  const given = Object.entries(process.env).filter(([key]) => !/^(WECHATPAY|SANDBOX)_|^PORT$/.test(key));
  const options = { cwd: repository, encoding: 'utf8', stdio: 'pipe', env: Object.fromEntries(given) } as const;
  expect(execFileSync('npm', ['run', '--silent', 'example', '--', 'trade-bill', '2020-01-01'], options)).toBe(
    '2020-01-01 没有账单：那天没有交易。\n',
  );
});

it('lists the examples for an unknown name', async () => {
  const { exitCode, stderr } = await runExample('native');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('\n  native-order\n')]);
});

it.each(['README.md', 'README.zh-CN.md'])('examples/%s lists every program with its command', (file) => {
  const readme = readFileSync(join(repository, 'examples', file), 'utf8');
  expect([...readme.matchAll(/`npm run example -- (\S+)`/g)].map(([, name]) => name)).toEqual(PROGRAMS);
});
