import { expect, it } from 'vitest';
import { callsIn, runExample } from './run-example.js';

const CODEPAY = 'POST /v3/pay/transactions/codepay';
const REVERSE = 'POST /v3/pay/transactions/out-trade-no/{out_trade_no}/reverse';

/** The calls in order, without the number of the order: `charge 200`, `ask 200`, `reverse 200`. */
async function charge(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const run = await runExample('code-payment', { args, env });
  const calls = callsIn(run).map((call) => {
    const [, status] = call.split(' → ');
    return `${call.startsWith('GET') ? 'ask' : call.includes('/reverse') ? 'reverse' : 'charge'} ${status}`;
  });
  return {
    ...run,
    calls,
    last: run.stdout
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.replace(/\d{13}/, ''),
  };
}

it('waits for the customer who types the password', async () => {
  const { calls, last } = await charge({});
  expect([last, calls]).toEqual(['已收款 POS', ['charge 200', 'ask 200', 'ask 200', 'ask 200']]);
});

it('does not query when the customer has paid at once', async () => {
  const { calls, last } = await charge({ SANDBOX_DONE_AFTER: '0' });
  expect([last, calls]).toEqual(['已收款 POS', ['charge 200']]);
});

it('finds by a query that a charge without response was paid, and does not reverse it', async () => {
  const { calls, last } = await charge({ SANDBOX_TROUBLES: `${CODEPAY}=silence`, SANDBOX_DONE_AFTER: '2' });
  expect([last, calls]).toEqual(['已收款 POS', ['charge silence', 'ask 200', 'ask 200']]);
});

it.each(['silence', 'cut', 'wrong-signature', '500 SYSTEM_ERROR'])(
  'reverses a charge that ended with %s and is not paid in time',
  async (trouble) => {
    const { exitCode, calls, last } = await charge({
      SANDBOX_TROUBLES: `${CODEPAY}=${trouble}`,
      SANDBOX_DONE_AFTER: 'Infinity',
    });
    const order = trouble.startsWith('500') ? 404 : 200;
    expect([calls.slice(1, 10), calls[10]]).toEqual([Array(9).fill(`ask ${order}`), `reverse ${order}`]);
    expect([exitCode, last]).toEqual([0, '未收款，已撤销 POS']);
  },
);

it('repeats a reversal that got no response', async () => {
  const { calls, last, stderr } = await charge({
    SANDBOX_TROUBLES: `${REVERSE}=silence,503 SYSTEM_ERROR`,
    SANDBOX_DONE_AFTER: 'Infinity',
  });
  expect([last, calls.slice(-3)]).toEqual(['未收款，已撤销 POS', ['reverse silence', 'reverse 503', 'reverse 200']]);
  expect(stderr).toContain('第 2 次撤销没有成功');
});

it('asks for manual help when a reversal fails ten times', async () => {
  const { exitCode, stderr } = await charge({
    SANDBOX_TROUBLES: `${REVERSE}=${Array(10).fill('503 SYSTEM_ERROR')}`,
    SANDBOX_DONE_AFTER: 'Infinity',
  });
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/订单 POS\d{13} 没有撤销成功，请人工处理/)]);
});

it('treats failing queries as an unknown state, and reverses', async () => {
  const { calls, last } = await charge({
    SANDBOX_TROUBLES: `GET /v3/pay/transactions/out-trade-no/{out_trade_no}=${Array(9).fill('429 FREQUENCY_LIMITED')}`,
  });
  expect([last, calls.slice(-2)]).toEqual(['未收款，已撤销 POS', ['ask 429', 'reverse 200']]);
});

it('neither queries nor reverses when the code is definitely refused', async () => {
  const { exitCode, calls, stderr } = await charge({}, ['999999999999999999']);
  expect([exitCode, calls]).toEqual([1, ['charge 400']]);
  expect(stderr).toContain('收款被拒 AUTH_CODE_INVALID：付款码不正确');
});
