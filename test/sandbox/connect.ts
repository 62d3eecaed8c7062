import { join } from 'node:path';
import { type OpenApiDocument, openapi } from 'docwright';
import { onTestFinished } from 'vitest';
import { createClient } from '../../generated/index.js';
import { createCredentials } from '../../sandbox/credentials/credentials.js';
import { type SandboxOptions, startSandbox } from '../../sandbox/start-sandbox.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { repository } from '../support/run-docwright.js';

const credentials = createCredentials();
let read: Promise<OpenApiDocument> | undefined;

/** A sandbox of specs/ for one test, and a client of it; keys and pages are shared by the tests of a file. */
export async function connect(options: SandboxOptions = {}, client: Partial<ClientOptions> = {}) {
  read ??= openapi({ input: join(repository, 'specs') });
  const sandbox = await startSandbox({ document: await read, credentials: await credentials, ...options });
  onTestFinished(() => sandbox.close());
  return { sandbox, wxpay: createClient({ ...sandbox.clientOptions, retries: 0, ...client }) };
}

export const ORDER = {
  appid: 'wx4d8a1c7be05f9236',
  mchid: '1900000109',
  description: '龙井茶',
  out_trade_no: 'TEA20260310093000',
  notify_url: 'https://shop.example/wechatpay',
  amount: { total: 1800 },
};
