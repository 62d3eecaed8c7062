import type { KeyObject } from 'node:crypto';
import type { Facts, FactsOperation } from '../conformance/facts.js';
import { readTruth } from '../runtime/shared.js';
import { type CorpusClient, importCall, sentBy } from './corpus-client.js';
import { openSent, plant, sayGiven } from './sealed-request.js';
import type { WireRecord } from './wire-records.js';

/** A call that was sent with sealing on. */
export interface Sealing {
  readonly id: string;
  /** The plain texts that were passed for sealed values, by the facts. */
  readonly planted: readonly string[];
  /** The texts that the platform's key decrypted. */
  readonly opened: readonly string[];
  readonly given: object;
  readonly said: object;
  /** The key that the request names; v2 names none. */
  readonly serial: string | undefined;
}

export interface SealingPass {
  readonly folder: string;
  readonly client: CorpusClient;
  readonly platformKey: KeyObject;
  readonly requestOf: (record: WireRecord) => object | undefined;
}

/** Send every record except uploads that `requestOf` has a request for, with plain texts instead of the ciphertext of its sample. */
export async function sealRecords(records: readonly WireRecord[], pass: SealingPass): Promise<readonly Sealing[]> {
  const { operations } = readTruth<Facts>('facts.json');
  const sealings: Sealing[] = [];
  for (const record of records) {
    const facts = operations.find(({ page, anchor }) => page === record.page && anchor === record.anchor);
    const request = pass.requestOf(record);
    if (facts && request && record.body.type !== 'multipart')
      sealings.push(await sealOne(record, { ...pass, facts, request }));
  }
  return sealings;
}

type One = SealingPass & { readonly facts: FactsOperation; readonly request: object };

async function sealOne(record: WireRecord, { folder, client, platformKey, facts, request }: One): Promise<Sealing> {
  const planted: string[] = [];
  const opened: string[] = [];
  const containers = Object.entries(request).map(([name, value]) => [
    name,
    plant(value, facts.request[name] ?? [], planted),
  ]);
  const plain = Object.fromEntries(containers);
  const call = await importCall(folder, record);
  const sent = await sentBy(() => call(client.client, plain, { sealFields: true }), client);
  const said = openSent(sent, platformKey, opened);
  return { id: record.id, planted, opened, given: sayGiven(plain), said, serial: sent.headers['wechatpay-serial'] };
}
