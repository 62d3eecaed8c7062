import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../generator/model/schema.js';
import { needsSharedFolder } from '../conformance/shared-folder.js';
import { keyPair, readTruth } from '../runtime/shared.js';
import type { Vectors } from '../runtime/vectors.js';
import { readCorpusClient } from '../support/corpus-client.js';
import { compareSent } from './compare-sent.js';
import { type CorpusClient, chainCall, connect, importCall, sentBy } from './corpus-client.js';
import { exampleRequest, readExamples } from './example-request.js';
import { type Explanation, explainDifferences, type Pass } from './explain-differences.js';
import explained from './explained.json' with { type: 'json' };
import { recordedRequest } from './recorded-request.js';
import { sealRecords } from './seal-records.js';
import { type Outcome, sendRecords } from './send-records.js';
import { tallyOutcomes } from './tally-outcomes.js';
import { readRecords, type WireRecord } from './wire-records.js';

describe('the client of the corpus', needsSharedFolder, () => {
  let folder = '';
  let pages: readonly Page[] = [];
  let records: readonly WireRecord[] = [];
  let vectors: Vectors;
  let client: CorpusClient;

  beforeAll(async () => {
    ({ folder, pages } = await readCorpusClient());
    records = readRecords();
    vectors = readTruth<Vectors>('vectors.json');
    client = await connect(folder, vectors);
  });

  it('sends every recorded request, byte by byte, when called with raw values', async () => {
    const pass = { folder, client, vectors, strictness: 'exact', requestOf: recordedRequest } as const;
    const outcomes = await sendRecords(records, pass);
    show('recorded', outcomes);
    expect(outcomes.length).toBe(records.length);
    expect(explain('recorded', outcomes)).toEqual({ unexplained: [], stale: [] });
  });

  it('sends the same values when called with the samples and contents as objects', async () => {
    const examples = readExamples(pages);
    const requestOf = (record: WireRecord) => exampleRequest(examples, record);
    const outcomes = await sendRecords(records, { folder, client, vectors, strictness: 'decoded', requestOf });
    show('examples', outcomes);
    expect(outcomes.length).toBe(674);
    expect(explain('examples', outcomes)).toEqual({ unexplained: [], stale: [] });
  });

  it('seals exactly the fields that the facts list, at any depth, and names the key', async () => {
    const { platform_private_jwk, public_key_id } = vectors.php.keys;
    const { privateKey: platformKey } = keyPair(platform_private_jwk);
    const examples = readExamples(pages);
    const requestOf = (record: WireRecord) => exampleRequest(examples, record);
    const sealings = await sealRecords(records, { folder, client, platformKey, requestOf });
    expect(sealings.map(({ opened }) => opened)).toEqual(sealings.map(({ planted }) => planted));
    const sealed = sealings.filter(({ opened }) => opened.length > 0);
    expect(sealed.map(({ said }) => said)).toEqual(sealed.map(({ given }) => given));
    const v3 = sealed.filter(({ id }) => id.startsWith('openapi/v3/'));
    expect(new Set(v3.map(({ serial }) => serial))).toEqual(new Set([public_key_id]));
    // Every sealed field of the facts is in a sample.
    expect(sealed.flatMap(({ opened }) => opened).length).toBe(186);
  });

  it('downloads from the address of an earlier response, and sends that host no data of the merchant', async () => {
    const [record] = records.filter(({ kind }) => kind === 'operation-other');
    if (!record) throw new Error('The record is gone.');
    const sent = await sentBy(() => client.client.bills.download({ download_url: record.url }), client);
    expect(compareSent(sent, record, { strictness: 'exact', vectors })).toEqual([]);
  });

  it('reaches the same function of every page through the chain', async () => {
    const reached: string[] = [];
    for (const record of records.filter(({ kind }) => kind === 'operation' || kind === 'operation-filled')) {
      const request = recordedRequest(record);
      const call = await importCall(folder, record);
      const direct = await sentBy(() => call(client.client, request), client);
      const chained = await sentBy(() => chainCall(client.client, record)(client.client, request), client);
      expect({ ...chained, headers: {} }).toEqual({ ...direct, headers: {} });
      reached.push(record.id);
    }
    expect(reached.length).toBe(674);
  });

  it('has no call without a record', () => {
    const recorded = new Set(records.map(({ id }) => id));
    const calls = pages.flatMap(({ path, operations }) =>
      operations.filter(({ kind }) => kind === 'call').map(({ anchor }) => `${path}.md#${anchor}`),
    );
    expect(calls.filter((id) => !recorded.has(id))).toEqual([]);
    expect(calls.length).toBe(recorded.size);
  });
});

function explain(pass: Pass, outcomes: readonly Outcome[]) {
  const differences = outcomes.flatMap((outcome) => outcome.differences);
  // The reasons in the file are checked in review; its type is fixed.
  const explanations = (explained as readonly Explanation[]).filter((explanation) => explanation.pass === pass);
  return explainDifferences(differences, explanations);
}

function show(pass: Pass, outcomes: readonly Outcome[]): void {
  console.log(pass);
  console.table(tallyOutcomes(outcomes));
}
