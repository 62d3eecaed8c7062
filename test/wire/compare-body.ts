import { createHash } from 'node:crypto';
import type { Comparison, Strictness } from './compare-sent.js';
import { respell, spellLikePhp } from './php-spelling.js';
import type { Sent, SentPart } from './sent-request.js';
import { signV2 } from './sign-v2.js';
import type { Pair, WireBody, WirePart } from './wire-records.js';

/** How bodies are compared; `secret` is the v2 key. */
export interface BodyRules {
  readonly strictness: Strictness;
  readonly secret: string;
}

/** Compare the bytes of a body, or with `decoded` its values. */
export function compareBody(sent: Sent, body: WireBody, rules: BodyRules): Comparison[] {
  const exact = rules.strictness === 'exact';
  switch (body.type) {
    case 'none':
      return [{ part: 'body', sent: sent.body, recorded: '' }];
    case 'json':
      return exact
        ? [{ part: 'body', sent: spellLikePhp(sent.body), recorded: body.raw }]
        : [{ part: 'body', sent: respell(JSON.parse(sent.body)), recorded: respell(body.json) }];
    case 'xml':
      return exact
        ? [{ part: 'body', sent: sent.body, recorded: body.raw }]
        : compareFields(readFields(sent.body), body.fields, rules);
    case 'multipart':
      return [{ part: 'parts', sent: sent.parts.map(describeSent), recorded: body.parts.map(describeRecorded) }];
  }
}

/** The sign covers the sent characters, so it is compared with a sign of these. */
function compareFields(sent: readonly Pair[], recorded: readonly Pair[], { secret }: BodyRules): Comparison[] {
  return [
    { part: 'body', sent: respell(sent.filter(isUnsigned)), recorded: respell(recorded.filter(isUnsigned)) },
    { part: 'sign', sent: sent.find(([name]) => name === 'sign')?.[1], recorded: signV2(sent, secret) },
  ];
}

function isUnsigned([name]: Pair): boolean {
  return name !== 'sign';
}

/** The fields of a flat message, in their order. */
function readFields(xml: string): Pair[] {
  const content = xml.replace(/^<xml>|<\/xml>$/g, '');
  const tags = content.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs);
  return [...tags].map(([, name = '', cdata, text = '']) => [name, cdata ?? text]);
}

/** The bytes of pictures are not recorded, only their number. */
function describeSent({ name, filename, type, content }: SentPart): object {
  return { name, filename, type, ...describeContent(filename, content) };
}

function describeRecorded({ name, filename, headers, length, text }: WirePart): object {
  const type = headers.find(([header]) => header === 'Content-Type')?.[1];
  return {
    name,
    filename,
    type,
    ...describeContent(filename, text === undefined ? Buffer.alloc(length) : Buffer.from(text)),
  };
}

function describeContent(filename: string | null, content: Buffer): object {
  if (filename === null) return { json: JSON.parse(String(content)) };
  return { sha256: createHash('sha256').update(content).digest('hex') };
}
