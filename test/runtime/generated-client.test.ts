import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiPromise, CallOptions, Client } from '../../templates/runtime/core/client.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { runDocwright } from '../support/run-docwright.js';
import { createFolder } from '../support/temporary-folder.js';
import { isShared, readTruth } from './shared.js';
import type { Vectors } from './vectors.js';
import { capture, expectSame, readRecords, requestOf, type WireRecord } from './wire-records.js';

type Call = (client: Client, request: object, options?: CallOptions) => ApiPromise<unknown>;

describe.skipIf(!isShared)('the client generated from the corpus', () => {
  const records = isShared ? readRecords() : [];
  const load = <T>(name: string) => readTruth<T>(name);
  let folder = '';
  beforeAll(() => {
    folder = createFolder();
    runDocwright(['generate', '../shared/corpus', '--out', join(folder, 'client')]);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The generated function of a record's page, by the names that the design gives to files. */
  async function callOf({ page, anchor }: Pick<WireRecord, 'page' | 'anchor'>): Promise<Call> {
    const file = page
      .replace(/^openapi\//, '')
      .replace(/\{(\w+)\}/g, '_$1_')
      .replace(/\.md$/, '.ts');
    const module: Record<string, Call> = await import(join(folder, 'client', file));
    const call = module[anchor];
    if (!call) throw new Error(`${file} exports no ${anchor}`);
    return call;
  }

  async function createClient(options: ClientOptions): Promise<Client> {
    const module: { createClient(options: ClientOptions): Client } = await import(join(folder, 'client/client.ts'));
    return module.createClient(options);
  }

  it.each(records)('sends what the PHP SDK sends: $kind $id', async (record) => {
    const vectors = load<Vectors>('vectors.json');
    const { options, sent } = capture(vectors);
    const call = await callOf(record);
    await call(await createClient(options), requestOf(record)).catch(() => {});
    expectSame(sent[0], record, vectors);
    expect(sent[0]?.tls).toBe(Boolean(record.tls?.client_cert));
  });

  it('gives the addresses of pages that are opened in a browser, but for the way PHP writes the fragment', async () => {
    const { options } = capture(load<Vectors>('vectors.json'));
    const client = await createClient(options);
    const { records: all } = load<{ records: readonly WireRecord[] }>('wire.json');
    const redirects = all.filter(({ kind }) => kind === 'redirect-uri');
    const addresses = redirects.map(async (record) => {
      const query = [...new URL(record.redirect_uri ?? '').searchParams].filter(([name]) => name !== 'sign');
      return (await callOf(record))(client, { query: Object.fromEntries(query) });
    });
    expect(await Promise.all(addresses)).toEqual(
      redirects.map(({ redirect_uri }) => redirect_uri?.replace('#%23', '#')),
    );
  });
});
