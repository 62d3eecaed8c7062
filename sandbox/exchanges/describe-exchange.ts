import type { DocumentedCall, JsonSchema } from '../api-document/documented-call.js';
import { splitTarget } from '../protocol/split-target.js';
import { parseXml } from '../protocol/xml.js';
import type { Exchange, SealedMember, ShownBody, ShownMessage } from './exchange.js';
import type { KeptBody } from './keep-body.js';
import type { KeptExchange, KeptMessage } from './kept-exchange.js';
import { listSealed, type Opening, readJson } from './list-sealed.js';
import { summarizeExchange } from './summarize-exchange.js';

interface Describing extends Opening {
  readonly calls: readonly DocumentedCall[];
}

/** Describe an exchange in full: messages, signed texts, and opened members. */
export function describeExchange(kept: KeptExchange, describing: Describing): Exchange {
  const summary = summarizeExchange(kept);
  const { request, answer, told } = kept;
  const call = describing.calls.find(({ source }) => source === summary.page);
  const opened = told ? listTold(kept) : call ? listAsked(kept, call, describing) : [];
  const sealed = answer ? listMembers(answer.body, call?.answer.schema, describing) : [];
  return {
    ...summary,
    request: showMessage(request, findSignedRequest(kept), opened),
    answer: answer && showMessage(answer, told ? undefined : findSignedAnswer(answer), sealed),
  };
}

function listAsked({ target, request }: KeptExchange, call: DocumentedCall, describing: Describing): SealedMember[] {
  const { query = {} } = splitTarget(target) ?? {};
  return [
    ...listSealed(query, call.parameters.query, describing),
    ...listMembers(request.body, call.body?.schema, describing),
  ];
}

function listMembers(body: KeptBody, schema: JsonSchema | undefined, describing: Describing): SealedMember[] {
  return schema ? listSealed(readKept(body), schema, describing) : [];
}

/** A body that was stored in part cannot be parsed. */
function readKept({ text, size, parts }: KeptBody): unknown {
  if (parts) return Object.fromEntries(parts.map((part) => [part.name, readKept(part)]));
  if (text === undefined || text.length < size) return undefined;
  const read = text.toString('utf8');
  if (!read.startsWith('<')) return readJson(read);
  try {
    return parseXml(read);
  } catch {
    return undefined;
  }
}

/** The content of a notification is stored in plain text and need not be opened. */
function listTold({ request, told }: KeptExchange): SealedMember[] {
  const { resource, req_info } = Object(readKept(request.body));
  const opened = typeof told?.content === 'string' ? told.content : JSON.stringify(told?.content, undefined, 2);
  const field = resource ? '/resource/ciphertext' : '/req_info';
  const ciphertext: unknown = resource?.ciphertext ?? req_info;
  return typeof ciphertext === 'string' ? [{ field, ciphertext, opened }] : [];
}

function showMessage(message: KeptMessage, signed: string | undefined, sealed: readonly SealedMember[]): ShownMessage {
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, name === 'cookie' ? '…' : String(value)] as const],
  );
  return { headers: Object.fromEntries(headers), signed, body: showBody(message.body), sealed };
}

function showBody(body: KeptBody): ShownBody {
  const parts = (body.parts ?? []).map((part) => ({ ...showBody(part), name: part.name, fileName: part.fileName }));
  const text = body.text && showText(body);
  return { size: body.size, text, sha256: body.sha256, parts };
}

/** The signed text of a request; `undefined` when it is not signed. */
function findSignedRequest({ kind, method, target, request }: KeptExchange): string | undefined {
  const header = String(request.headers['authorization'] ?? '');
  if (kind === 'notification') return findSignedAnswer(request);
  if (!header.startsWith('WECHATPAY2-')) return findSignedFields(request.body, target);
  const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? '';
  const meta = request.body.parts?.find(({ name }) => name === 'meta');
  const body = request.body.parts ? (meta ? showText(meta) : '') : showText(request.body);
  return [method, target, value('timestamp'), value('nonce_str'), body, ''].join('\n');
}

/** The signed text of an answer or a notification. */
function findSignedAnswer(answer: KeptMessage): string | undefined {
  const { headers, body, signedText } = answer;
  const header = (name: string) => String(headers[name] ?? headers[name.toLowerCase()] ?? '');
  if (header('Wechatpay-Signature') === '') return findSignedFields(body);
  const signed = signedText ?? showText(body);
  return [header('Wechatpay-Timestamp'), header('Wechatpay-Nonce'), signed, ''].join('\n');
}

/** v2 signs the sorted fields followed by the key, which is not shown. */
function findSignedFields(body: KeptBody, target = ''): string | undefined {
  const fields = readFields(body) ?? splitTarget(target)?.query ?? {};
  if (fields['sign'] === undefined) return undefined;
  const names = Object.keys(fields).filter((name) => name !== 'sign' && fields[name] !== '');
  return [...names.sort().map((name) => `${name}=${fields[name]}`), 'key=…'].join('&');
}

function readFields({ text, parts }: KeptBody): Readonly<Record<string, unknown>> | undefined {
  const fields = parts?.filter(({ fileName }) => fileName === undefined);
  if (fields) return Object.fromEntries(fields.map((field) => [field.name, showText(field)]));
  if (text === undefined || text.length === 0) return undefined;
  try {
    return parseXml(text.toString('utf8'));
  } catch {
    // Anything but XML has no v2 signature.
    return {};
  }
}

/** The stored part of a text. */
function showText({ text, size }: KeptBody): string {
  if (text === undefined) return `… (${size} bytes)`;
  const shown = text.toString('utf8');
  return text.length < size ? `${shown}… (${size - text.length} bytes more)` : shown;
}
