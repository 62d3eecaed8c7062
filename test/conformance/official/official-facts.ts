import { existsSync, readFileSync } from 'node:fs';
import { skipUnless } from '../../support/skip-unless.js';
import { sharedPath } from '../shared-folder.js';

/** The kind of a value in JSON. */
export type JsonKind = 'string' | 'number' | 'boolean' | 'object' | 'list';

/** The content of `../shared/truth/official.json`: the models of the official Go SDK, which are generated from the vendor's own OpenAPI. */
export interface OfficialFacts {
  /** The repository and its commit. */
  readonly source: string;
  /** By `POST /v3/pay/transactions/jsapi`. */
  readonly operations: Readonly<Record<string, OfficialOperation>>;
  /** By event, then by who receives it. */
  readonly notifications: Readonly<Record<string, Readonly<Record<string, OfficialMembers>>>>;
}

export interface OfficialOperation {
  /** Without extension: `openapi/v3/payroll-card/tokens`. */
  readonly page: string;
  readonly query: readonly string[] | null;
  /** Left out or null if no body is sent. */
  readonly request?: OfficialMembers | null;
  readonly response?: OfficialMembers | null;
}

export type OfficialMembers = Readonly<Record<string, OfficialMember>>;

export interface OfficialMember {
  readonly kind: JsonKind;
  /** Always sent, even when it is empty. */
  readonly required: boolean;
  readonly item?: JsonKind;
  readonly members?: OfficialMembers;
}

/** The content of `../shared/truth/samples.json`: keys and kinds of the JSON samples of another SDK. */
export interface SampleFacts {
  readonly source: string;
  /** By `POST /v3/pay/transactions/jsapi`. */
  readonly samples: Readonly<Record<string, CallSamples>>;
}

export interface CallSamples {
  readonly page: string;
  readonly request?: readonly SampleValue[];
  readonly response?: readonly SampleValue[];
}

export interface SampleValue {
  readonly kind: JsonKind;
  /** All items of a list, merged into one. */
  readonly item?: SampleValue;
  readonly members?: Readonly<Record<string, SampleValue>>;
}

const official = 'truth/official.json';
const samples = 'truth/samples.json';

const missing = ['corpus', official, samples].map(sharedPath).filter((path) => !existsSync(path));

/** Options of a test that compares with the facts of both SDKs. */
export const needsOfficialFacts = skipUnless(missing.length === 0, `There is no ${missing.join(', no ')}.`);

export function readOfficialFacts(): OfficialFacts {
  return JSON.parse(readFileSync(sharedPath(official), 'utf8'));
}

export function readSampleFacts(): SampleFacts {
  return JSON.parse(readFileSync(sharedPath(samples), 'utf8'));
}
