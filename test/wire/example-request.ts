import type { Page } from '../../generator/model/schema.js';
import { fileOf } from './recorded-request.js';
import type { WirePart, WireRecord } from './wire-records.js';

interface Example {
  readonly headers?: Readonly<Record<string, string>>;
}

/** The sample of every operation as docwright reads it, by page and anchor as records spell them; contents are objects. */
export function readExamples(pages: readonly Page[]): ReadonlyMap<string, Example> {
  return new Map(
    pages.flatMap(({ path, operations }) =>
      operations.flatMap(({ anchor, examples: [example] }): [string, Example][] =>
        example ? [[`${path}.md#${anchor}`, Object(example.request)]] : [],
      ),
    ),
  );
}

/**
 * The request of an example, with values that only running the sample shows: open path values, and for an upload the file
 * and its `meta`, here as an object. `Wechatpay-Serial` is left to the runtime. `undefined` for a record that is
 * not of a sample.
 */
export function exampleRequest(examples: ReadonlyMap<string, Example>, record: WireRecord): object | undefined {
  const example = record.kind === 'variant' ? undefined : examples.get(record.id);
  if (!example) return undefined;
  const { headers = {}, ...rest } = example;
  const { 'Wechatpay-Serial': _serial, ...documented } = headers;
  const upload = record.body.type === 'multipart' ? { body: uploadOf(record.body.parts) } : {};
  return { ...rest, headers: documented, ...record.path_params, ...upload };
}

/** The digest is left out if its file is known. */
function uploadOf(parts: readonly WirePart[]): object {
  const digests = parts.filter(({ text }) => text !== undefined).map(({ sha256 }) => sha256);
  return Object.fromEntries(
    parts.map((part) => [part.name, part.filename === null ? metaOf(part, digests) : fileOf(part)]),
  );
}

function metaOf({ text = '' }: WirePart, digests: readonly string[]): object {
  const members = Object.entries(Object(JSON.parse(text)));
  return Object.fromEntries(members.filter(([, value]) => !digests.includes(String(value))));
}
