import type { Vectors } from '../runtime/vectors.js';
import { compareSent, type Difference, type Strictness } from './compare-sent.js';
import { type CorpusClient, importCall, sentBy } from './corpus-client.js';
import type { WireRecord } from './wire-records.js';

/** The result of one record. */
export interface Outcome {
  readonly record: WireRecord;
  readonly differences: readonly Difference[];
}

export interface Pass {
  readonly folder: string;
  readonly client: CorpusClient;
  readonly vectors: Vectors;
  readonly strictness: Strictness;
  /** `undefined` for a record that this pass cannot send. */
  readonly requestOf: (record: WireRecord) => object | undefined;
}

/** Call the generated function of every record, and compare its request. */
export async function sendRecords(records: readonly WireRecord[], pass: Pass): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const record of records) {
    const request = pass.requestOf(record);
    if (request) outcomes.push({ record, differences: await compareOne(record, request, pass) });
  }
  return outcomes;
}

async function compareOne(record: WireRecord, request: object, pass: Pass): Promise<readonly Difference[]> {
  const { folder, client, strictness, vectors } = pass;
  const { id, redirect_uri } = record;
  try {
    const call = await importCall(folder, record);
    if (redirect_uri !== undefined) return compareRedirect(id, await call(client.client, request), redirect_uri);
    const sent = await sentBy(() => call(client.client, request), client);
    return compareSent(sent, record, { strictness, vectors });
  } catch (failure) {
    return [{ id, part: 'call', sent: String(failure), recorded: record.url }];
  }
}

/** A call of a page for browsers returns its URL. */
function compareRedirect(id: string, sent: unknown, recorded: string): Difference[] {
  return sent === recorded ? [] : [{ id, part: 'redirect', sent, recorded }];
}
