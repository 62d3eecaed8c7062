import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'docwright';
import { createClient } from '../../generated/index.js';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';
import { repository } from '../support/run-docwright.js';
import { callEvery } from './call-every.js';

/** A request that a client made, before it was sent. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The requests that the client of specs/ makes of every documented sample. */
export async function recordCalls(sandbox: RunningSandbox): Promise<readonly RecordedCall[]> {
  const recorded: RecordedCall[] = [];
  const record = async (url: string, { method = 'GET', headers, body }: RequestInit) => {
    const { pathname, search } = new URL(url);
    const content = Buffer.from(await new Response(body ?? '').arrayBuffer());
    recorded.push({ method, path: pathname + search, headers: { ...Object(headers) }, body: content });
    return new Response('{}', { status: 400 });
  };
  const client = createClient({ ...sandbox.clientOptions, retries: 0, fetch: record });
  const { pages } = await inspect({ input: join(repository, 'specs') });
  await callEvery(pages, client, async (page, anchor) => {
    const path = page.replace(/^openapi\//, '').replace(/\{(\w+)\}/g, '_$1_');
    return (await import(/* @vite-ignore */ pathToFileURL(join(repository, 'generated', `${path}.ts`)).href))[anchor];
  });
  return recorded;
}
