import { join } from 'node:path';
import { type OpenApiDocument, openapi } from 'docwright';
import { onTestFinished } from 'vitest';
import { createClient } from '../../generated/index.js';
import { createChecker, type Problem } from '../../sandbox/api-document/check-value.js';
import { readDocument } from '../../sandbox/api-document/read-document.js';
import { createCredentials } from '../../sandbox/credentials/credentials.js';
import type { SandboxOptions } from '../../sandbox/sandbox-options.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { repository } from '../support/run-docwright.js';

const credentials = createCredentials();
let read: Promise<OpenApiDocument> | undefined;

/** The document of specs/, read once for the tests of a file. */
export function readSpecs(): Promise<OpenApiDocument> {
  read ??= openapi({ input: join(repository, 'specs') });
  return read;
}

/** A sandbox of specs/ for one test, and a client of it; keys and pages are shared by the tests of a file. */
export async function connect(options: SandboxOptions = {}, client: Partial<ClientOptions> = {}) {
  const sandbox = await startSandbox({ document: await readSpecs(), credentials: await credentials, ...options });
  onTestFinished(() => sandbox.close());
  return { sandbox, wxpay: createClient({ ...sandbox.clientOptions, retries: 0, ...client }) };
}

/** The differences of a response from the page that it names. */
export async function findMisfits({ data, response }: { readonly data: unknown; readonly response: Response }) {
  const document = await readSpecs();
  const source = decodeURI(response.headers.get('x-docwright-page') ?? '');
  const call = readDocument(document).calls.find((each) => each.source === source);
  const misfits: readonly Problem[] = createChecker(document)(data, call?.answer.schema ?? {});
  return call ? misfits : [`no page is ${source}`];
}

export { ORDER } from './order.js';
