import type { DocumentedCall, JsonSchema } from '../api-document/documented-call.js';
import { splitTarget } from '../protocol/split-target.js';
import { tryJson } from '../protocol/try-json.js';
import { tryXml } from '../protocol/xml.js';
import type { Exchange, SealedMember, ShownBody, ShownMessage } from './exchange.js';
import { listSealed, type Opening } from './list-sealed.js';
import type { StoredBody } from './store-body.js';
import type { StoredExchange, StoredMessage } from './stored-exchange.js';
import { summarizeExchange } from './summarize-exchange.js';

interface DescribeContext extends Opening {
  readonly calls: readonly DocumentedCall[];
}

/** Describe an exchange in full: messages, signed texts, and opened members. */
export function describeExchange(kept: StoredExchange, context: DescribeContext): Exchange {
  const summary = summarizeExchange(kept);
  const { request, answer, notification } = kept;
  const call = context.calls.find(({ source }) => source === summary.page);
  const opened = notification ? listNotified(kept) : call ? listRequested(kept, call, context) : [];
  const sealed = answer ? listMembers(answer.body, call?.answer.schema, context) : [];
  return {
    ...summary,
    request: showMessage(request, findSignedRequest(kept), opened),
    answer: answer && showMessage(answer, notification ? undefined : findSignedAnswer(answer), sealed),
  };
}

function listRequested(
  { target, request }: StoredExchange,
  call: DocumentedCall,
  context: DescribeContext,
): SealedMember[] {
  const { query = {} } = splitTarget(target) ?? {};
  return [
    ...listSealed(query, call.parameters.query, context),
    ...listMembers(request.body, call.body?.schema, context),
  ];
}

function listMembers(body: StoredBody, schema: JsonSchema | undefined, context: DescribeContext): SealedMember[] {
  return schema ? listSealed(parseStored(body), schema, context) : [];
}

/** A body that was stored in part cannot be parsed. */
function parseStored({ text, size, parts }: StoredBody): unknown {
  if (parts) return Object.fromEntries(parts.map((part) => [part.name, parseStored(part)]));
  if (text === undefined || text.length < size) return undefined;
  const read = text.toString('utf8');
  return read.startsWith('<') ? tryXml(read) : tryJson(read);
}

/** The content of a notification is stored in plain text and need not be opened. */
function listNotified({ request, notification }: StoredExchange): SealedMember[] {
  const { resource, req_info } = Object(parseStored(request.body));
  const opened =
    typeof notification?.content === 'string'
      ? notification.content
      : JSON.stringify(notification?.content, undefined, 2);
  const field = resource ? '/resource/ciphertext' : '/req_info';
  const ciphertext: unknown = resource?.ciphertext ?? req_info;
  return typeof ciphertext === 'string' ? [{ field, ciphertext, opened }] : [];
}

function showMessage(
  message: StoredMessage,
  signed: string | undefined,
  sealed: readonly SealedMember[],
): ShownMessage {
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, name === 'cookie' ? '…' : String(value)] as const],
  );
  return { headers: Object.fromEntries(headers), signed, body: showBody(message.body), sealed };
}

function showBody(body: StoredBody): ShownBody {
  const parts = (body.parts ?? []).map((part) => ({ ...showBody(part), name: part.name, fileName: part.fileName }));
  const text = body.text && showText(body);
  return { size: body.size, text, sha256: body.sha256, parts };
}

/** The signed text of a request; `undefined` when it is not signed. */
function findSignedRequest({ kind, method, target, request }: StoredExchange): string | undefined {
  const header = String(request.headers['authorization'] ?? '');
  if (kind === 'notification') return findSignedAnswer(request);
  if (!header.startsWith('WECHATPAY2-')) return findSignedFields(request.body, target);
  const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? '';
  const meta = request.body.parts?.find(({ name }) => name === 'meta');
  const body = request.body.parts ? (meta ? showText(meta) : '') : showText(request.body);
  return [method, target, value('timestamp'), value('nonce_str'), body, ''].join('\n');
}

/** The signed text of a response or a notification. */
function findSignedAnswer(answer: StoredMessage): string | undefined {
  const { headers, body, signedText } = answer;
  const header = (name: string) => String(headers[name] ?? headers[name.toLowerCase()] ?? '');
  if (header('Wechatpay-Signature') === '') return findSignedFields(body);
  const signed = signedText ?? showText(body);
  return [header('Wechatpay-Timestamp'), header('Wechatpay-Nonce'), signed, ''].join('\n');
}

/** v2 signs the sorted fields followed by the key, which is not shown. */
function findSignedFields(body: StoredBody, target = ''): string | undefined {
  const fields = parseFields(body) ?? splitTarget(target)?.query ?? {};
  if (fields['sign'] === undefined) return undefined;
  const names = Object.keys(fields).filter((name) => name !== 'sign' && fields[name] !== '');
  return [...names.sort().map((name) => `${name}=${fields[name]}`), 'key=…'].join('&');
}

function parseFields({ text, parts }: StoredBody): Readonly<Record<string, unknown>> | undefined {
  const fields = parts?.filter(({ fileName }) => fileName === undefined);
  if (fields) return Object.fromEntries(fields.map((field) => [field.name, showText(field)]));
  if (text === undefined || text.length === 0) return undefined;
  // Anything but XML has no v2 signature.
  return tryXml(text.toString('utf8')) ?? {};
}

/** The stored part of a text. */
function showText({ text, size }: StoredBody): string {
  if (text === undefined) return `… (${size} bytes)`;
  const shown = text.toString('utf8');
  return text.length < size ? `${shown}… (${size - text.length} bytes more)` : shown;
}
