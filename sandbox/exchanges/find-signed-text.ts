import { splitTarget } from '../protocol/split-target.js';
import { parseXml } from '../protocol/xml.js';
import type { KeptBody } from './keep-body.js';
import type { KeptExchange, KeptMessage } from './kept-exchange.js';

/** The text that the signature of a request is of; `undefined` where it has none. */
export function findSignedRequest({ kind, method, target, request }: KeptExchange): string | undefined {
  const header = String(request.headers['authorization'] ?? '');
  if (kind === 'notification') return findSignedAnswer(request);
  if (!header.startsWith('WECHATPAY2-')) return findSignedFields(request.body, target);
  const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? '';
  const meta = request.body.parts?.find(({ name }) => name === 'meta');
  const body = request.body.parts ? (meta ? showText(meta) : '') : showText(request.body);
  return [method, target, value('timestamp'), value('nonce_str'), body, ''].join('\n');
}

/** The text that the signature of an answer or a notification is of. */
export function findSignedAnswer(answer: KeptMessage): string | undefined {
  const { headers, body, signedText } = answer;
  const header = (name: string) => String(headers[name] ?? headers[name.toLowerCase()] ?? '');
  if (header('Wechatpay-Signature') === '') return findSignedFields(body);
  const signed = signedText ?? showText(body);
  return [header('Wechatpay-Timestamp'), header('Wechatpay-Nonce'), signed, ''].join('\n');
}

/** In v2 the fields are signed, sorted, with the key after them; the key is not for showing. */
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
    // Whatever it is, it is not signed as v2 signs.
    return {};
  }
}

/** A text as far as it is kept. */
export function showText({ text, size }: KeptBody): string {
  if (text === undefined) return `… (${size} bytes)`;
  const shown = text.toString('utf8');
  return text.length < size ? `${shown}… (${size - text.length} bytes more)` : shown;
}
