import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handler } from '../../sandbox/protocol/answer.js';
import type { Identity } from '../../sandbox/protocol/identity.js';
import { handleBusiness } from '../../test/support/merchant-handler.js';
import { startServer, type TestServer } from '../../test/support/test-server.js';
import { readTroubles, withTroubles } from '../../test/support/troubles.js';
import { createMerchant } from './create-merchant.js';
import { PAST_DAY, pastOrders } from './past-orders.js';
import { freePort, sendNotifications } from './send-notifications.js';

/** A local WeChat Pay that an example runs against. */
export interface Local {
  /** What the example is called with when the caller gives nothing. */
  readonly arguments: readonly string[];
  /** What happens once the program is there: an endpoint gets notifications. */
  visit(): Promise<void>;
  close(): Promise<void>;
}

/** Start it, and put a merchant that it knows into the environment. What stands there already wins. */
export async function startLocally(name: string): Promise<Local> {
  console.error('环境变量里没有商户：用本机的模拟服务器，不动真钱。No merchant in the environment: running locally.');
  const folder = mkdtempSync(join(tmpdir(), 'wechatpay-example-'));
  const { identity, environment } = createMerchant(folder);
  const server = await startBusiness(identity);
  const port = await freePort();
  Object.assign(process.env, { ...environment, PORT: port, ...process.env, WECHATPAY_BASE_URL: server.url });
  return {
    arguments: ARGUMENTS[name] ?? [],
    visit: async () => {
      if (!name.startsWith('notifications/')) return;
      await sendNotifications(`http://127.0.0.1:${process.env['PORT']}/wechatpay`, identity);
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'code-payment': ['134567890123456789'],
  refund: ['TEA20260310093000', '600'],
  'trade-bill': [PAST_DAY, join(tmpdir(), `trade-bill-${PAST_DAY}.csv`)],
};

function startBusiness(identity: Identity): Promise<TestServer> {
  const { SANDBOX_DONE_AFTER: doneAfter = '3', SANDBOX_TROUBLES: troubles = '' } = process.env;
  const business = handleBusiness({ identity, doneAfter: Number(doneAfter) }, pastOrders());
  return startServer(identity, tell(withTroubles(business, readTroubles(troubles))));
}

/** Say what came and how it was answered, beside what the program prints. */
function tell(handler: Handler): Handler {
  return async (request) => {
    const answer = await handler(request);
    const { status = answer.json === undefined && answer.body === undefined ? 204 : 200, fault } = answer;
    console.error(`  [本机] ${request.method} ${request.target} → ${fault === 'silence' ? fault : status}`);
    return answer;
  };
}
