import { readTruth } from '../runtime/shared.js';

/** The compared parts of a request that the official PHP SDK sent. */
export interface WireRecord {
  /** Page and anchor: `openapi/v3/pay/transactions/jsapi.md#post`. */
  readonly id: string;
  readonly page: string;
  readonly anchor: string;
  readonly kind: 'operation' | 'operation-filled' | 'operation-other' | 'variant' | 'redirect-uri';
  readonly method: string;
  readonly url: string;
  readonly query_params: readonly Pair[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: WireBody;
  readonly tls: { readonly client_cert: string | null };
  readonly path_params: Readonly<Record<string, string>>;
  /** Only for v3. */
  readonly authorization?: Authorization;
  /** Query values that are `true`, which PHP writes `1`. */
  readonly php_boolean_query?: readonly string[];
  readonly redirect_uri?: string;
}

export interface Authorization {
  readonly schema: string;
  readonly mchid: string;
  readonly serial_no: string;
  readonly timestamp: string;
  readonly nonce_str: string;
  /** The signed text. */
  readonly message: string;
}

export type Pair = readonly [name: string, value: string];

export type WireBody =
  | { readonly type: 'none' }
  | { readonly type: 'json'; readonly raw: string; readonly json: unknown }
  | { readonly type: 'xml'; readonly raw: string; readonly fields: readonly Pair[] }
  | { readonly type: 'multipart'; readonly parts: readonly WirePart[] };

export interface WirePart {
  readonly name: string;
  readonly filename: string | null;
  readonly headers: readonly Pair[];
  readonly length: number;
  readonly sha256: string;
  /** Left out for files that are not text. */
  readonly text?: string;
}

/** The clock and the nonce of every record. */
export const NOW = 1767225600;
export const NONCE = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** Every record to compare; if a sample leaves a placeholder open, only the record with filled values. */
export function readRecords(): readonly WireRecord[] {
  const { records } = readTruth<{ readonly records: readonly WireRecord[] }>('wire.json');
  const filled = new Set(records.filter(({ kind }) => kind === 'operation-filled').map(({ id }) => id));
  const compared = records.filter(({ id, kind }) => kind !== 'operation' || !filled.has(id));
  return compared.map((record) => (record.kind === 'variant' ? fillPath(record, compared) : record));
}

/** A variant is recorded without path values; they are those of the sample that it varies. */
function fillPath(variant: WireRecord, records: readonly WireRecord[]): WireRecord {
  const varied = records.find(({ id, kind }) => id === variant.id && kind.startsWith('operation'));
  return { ...variant, path_params: varied?.path_params ?? {} };
}
