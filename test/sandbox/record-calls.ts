import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'docwright';
import { createClient } from '../../generated/index.js';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';
import { repository } from '../support/run-docwright.js';
import { callEvery } from './call-every.js';

/** A request of a client, recorded before it is sent. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface DocumentedClient {
  /** A folder of pages. */
  readonly input: string;
  /** The client that was generated from them. */
  readonly folder: string;
  readonly extension: '.ts' | '.js';
}

const own: DocumentedClient = {
  input: join(repository, 'specs'),
  folder: join(repository, 'generated'),
  extension: '.ts',
};

/** The requests that a client makes of every documented sample; by default that of specs/. */
export async function recordCalls(
  sandbox: RunningSandbox,
  { input, folder, extension }: DocumentedClient = own,
): Promise<readonly RecordedCall[]> {
  const recorded: RecordedCall[] = [];
  const record = async (url: string, { method = 'GET', headers, body }: RequestInit) => {
    const { pathname, search } = new URL(url);
    const content = Buffer.from(await new Response(body ?? '').arrayBuffer());
    recorded.push({ method, path: pathname + search, headers: { ...Object(headers) }, body: content });
    return new Response('{}', { status: 400 });
  };
  const client = createClient({ ...sandbox.clientOptions, retries: 0, fetch: record });
  const { pages } = await inspect({ input });
  await callEvery(pages, client, async (page, anchor) => {
    const path = page.replace(/^openapi\//, '').replace(/\{(\w+)\}/g, '_$1_');
    return (await import(/* @vite-ignore */ pathToFileURL(join(folder, path + extension)).href))[anchor];
  });
  return recorded;
}
