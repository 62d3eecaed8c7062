import fc from 'fast-check';
import { signOf } from '../../sandbox/protocol/v2-signature.js';
import { parseXml, writeXml } from '../../sandbox/protocol/xml.js';
import type { RecordedCall } from './record-calls.js';

/** Values that no page describes. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    [null],
    '\0',
    '\u2028',
    '\ud800',
    '../..',
  ),
  fc.constantFrom<unknown>(
    'x'.repeat(5000),
    ']]>',
    '<a>&b;</a>',
    '%00',
    '__proto__',
    '{"a":[]}',
    JSON.parse('{"__proto__":1}'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer({ min: 1, max: 3000 }).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
);

const oddSegment = fc.constantFrom(
  '',
  '.',
  '..',
  '%2e%2e',
  '%00',
  '%',
  '%zz',
  '%ff',
  '%2F',
  'a%0Ab',
  '%F0%9F%8D%B5',
  'x'.repeat(3000),
  '{a}',
  '*',
  ';',
  ':',
);
const oddQuery = fc.constantFrom(
  '?',
  '&',
  '&a',
  '&a=1&a=2',
  '&__proto__=1',
  '&=',
  '&a=%',
  '&a=%00',
  `&a=${'x'.repeat(3000)}`,
  '&a[]=1',
  '#',
);
const oddHeaders = fc.constantFrom<Readonly<Record<string, string>>>(
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'multipart/form-data; boundary=a' },
  { 'Content-Type': 'multipart/form-data; boundary=-' },
  { 'Content-Type': 'application/json; charset=gbk' },
  { 'Content-Encoding': 'gzip' },
  { 'Wechatpay-Serial': '\xff'.repeat(100) },
  { 'X-Sandbox-Fault': 'nonsense' },
  { Accept: '\xff' },
  { Cookie: '=;=;=' },
  { Host: '[::' },
  { Host: 'ä.example' },
);

/** One change that breaks a request. */
const spoiling: fc.Arbitrary<(call: RecordedCall) => RecordedCall> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.nat(), odd).map(
      ([place, value]) =>
        (call: RecordedCall) =>
          withMember(call, place, value),
    ),
  },
  { weight: 2, arbitrary: fc.nat().map((place) => (call: RecordedCall) => withMember(call, place, undefined)) },
  fc.tuple(fc.nat(), fc.nat(255)).map(([place, byte]) => (call: RecordedCall) => ({
    ...call,
    body: withByte(call.body, place, byte),
  })),
  fc.nat().map((length) => (call: RecordedCall) => ({
    ...call,
    body: call.body.subarray(0, length % (call.body.length + 1)),
  })),
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => (call: RecordedCall) => ({ ...call, body: Buffer.concat([call.body, bytes]) })),
  fc.tuple(fc.nat(), oddSegment).map(([place, segment]) => (call: RecordedCall) => ({
    ...call,
    path: withSegment(call.path, place, segment),
  })),
  oddQuery.map((query) => (call: RecordedCall) => ({
    ...call,
    path: call.path + (call.path.includes('?') ? '' : '?') + query,
  })),
  oddHeaders.map((headers) => (call: RecordedCall) => ({ ...call, headers: { ...call.headers, ...headers } })),
  fc
    .constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
    .map((method) => (call: RecordedCall) => ({ ...call, method })),
);

/** A recorded request with up to three changes that break it, signed again if it is one that `secret` signs. */
export function spoilRequest(calls: readonly RecordedCall[], secret: string): fc.Arbitrary<RecordedCall> {
  const spoilt = fc.tuple(fc.constantFrom(...calls), fc.array(spoiling, { minLength: 1, maxLength: 3 }));
  return spoilt.map(([call, changes]) =>
    signXml(
      changes.reduce((changed, change) => change(changed), call),
      secret,
    ),
  );
}

function withMember(call: RecordedCall, place: number, value: unknown): RecordedCall {
  const text = call.body.toString();
  const isXml = text.startsWith('<xml>');
  const read = readBody(text, isXml);
  if (typeof read !== 'object' || read === null) return call;
  const changed = replaceMember(read, place, value);
  return { ...call, body: Buffer.from(isXml ? writeXml(changed) : JSON.stringify(changed)) };
}

function readBody(text: string, isXml: boolean): unknown {
  try {
    return isXml ? parseXml(text) : JSON.parse(text);
  } catch {
    // It was broken by an earlier change.
    return undefined;
  }
}

/** Replace, or leave out, one of the members at any depth. */
function replaceMember(whole: object, place: number, value: unknown): object {
  const entries = Object.entries(whole);
  const [name, member] = entries[place % (entries.length || 1)] ?? ['added', undefined];
  const isDeeper = typeof member === 'object' && member !== null && place % 3 !== 0;
  const replaced = isDeeper ? replaceMember(member, Math.floor(place / 3), value) : value;
  if (Array.isArray(whole)) return whole.map((each, index) => (String(index) === name ? replaced : each));
  const others = entries.filter(([other]) => other !== name);
  return Object.fromEntries(replaced === undefined ? others : [...others, [name, replaced]]);
}

function withByte(body: Buffer, place: number, byte: number): Buffer {
  const changed = Buffer.from(body);
  if (changed.length > 0) changed[place % changed.length] = byte;
  return changed;
}

function withSegment(path: string, place: number, segment: string): string {
  const [pathname = '', query] = path.split(/\?(.*)/s);
  const segments = pathname.split('/');
  segments[1 + (place % (segments.length - 1))] = segment;
  return segments.join('/') + (query === undefined ? '' : `?${query}`);
}

/** If it is still flat XML, its sign is corrected. */
function signXml(call: RecordedCall, secret: string): RecordedCall {
  const text = call.body.toString();
  const read = text.startsWith('<xml>') ? readBody(text, true) : undefined;
  if (typeof read !== 'object' || read === null) return call;
  const texts = Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const fields = Object.fromEntries(texts.filter(([name]) => name !== 'sign'));
  const others = Object.entries(read).filter(([, value]) => typeof value !== 'string');
  return {
    ...call,
    body: Buffer.from(writeXml({ ...fields, ...Object.fromEntries(others), sign: signOf(fields, secret) })),
  };
}
