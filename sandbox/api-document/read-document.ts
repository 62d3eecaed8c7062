import type { OpenApiDocument } from 'docwright';
import type { DocumentedBody, DocumentedCall, DocumentedPages, JsonSchema, Parameter } from './documented-call.js';

/** An operation as docwright writes it. */
export interface WrittenOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly SampledParameter[];
  readonly requestBody?: { readonly content: WrittenContent };
  readonly responses: Readonly<Record<string, { readonly content?: WrittenContent; readonly headers?: object }>>;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly servers?: readonly { readonly url: string }[];
  readonly 'x-docwright': { readonly page: string; readonly anchor: string } & WrittenTransport;
  readonly 'x-source': { readonly line: number };
}

export interface SampledParameter extends Parameter {
  readonly example?: unknown;
}

interface WrittenTransport {
  readonly clientCertificate: boolean;
  readonly answerUnsigned: boolean;
  readonly digests?: DocumentedCall['digests'];
}

export type WrittenContent = Readonly<
  Record<
    string,
    { readonly schema: JsonSchema; readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }
  >
>;

/** Read the calls and notifications of a document. */
export function readDocument(document: OpenApiDocument): DocumentedPages {
  return { document, calls: readItems(document.paths), notifications: readItems(document.webhooks) };
}

function readItems(items: OpenApiDocument['paths']): DocumentedCall[] {
  return Object.entries(items).flatMap(([key, item]) =>
    // docwright wrote the document, so its operations have these members.
    Object.entries(item).map(([method, operation]) => readCall(key, method, operation as unknown as WrittenOperation)),
  );
}

/** A path may end in a fragment, which only distinguishes operations and is never sent. */
function readCall(key: string, method: string, operation: WrittenOperation): DocumentedCall {
  const { page, anchor, clientCertificate, answerUnsigned, digests = {} } = operation['x-docwright'];
  const servers = operation.servers?.map(({ url }) => url) ?? [];
  const schemes = Object.keys(operation.security[0] ?? {});
  return {
    id: operation.operationId,
    title: operation.summary ?? '',
    method: method.toUpperCase(),
    path: key.replace(/#.*/s, '').replaceAll('%23', '#'),
    prefixes: servers.length > 0 ? [...new Set(servers.map(prefixOf))] : [''],
    parameters: groupParameters(operation.parameters ?? []),
    body: operation.requestBody && readBodyOf(operation.requestBody.content),
    answer: readAnswer(operation),
    signature: schemes.includes('sign-in-query') ? 'query' : schemes.includes('sign-in-body') ? 'body' : 'header',
    digests,
    clientCertificate,
    answerUnsigned,
    isGlobal: servers.some((url) => url.startsWith('https://apihk.')),
    source: `${page}#${anchor}:${operation['x-source'].line}`,
  };
}

function groupParameters(parameters: readonly Parameter[]): DocumentedCall['parameters'] {
  const group = (place: Parameter['in']): JsonSchema => {
    const own = parameters.filter((parameter) => parameter.in === place);
    return {
      type: 'object',
      properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
      // It is only required when a request contains sealed members, which `readCall` checks.
      required: own.flatMap(({ name, required }) => (required && name !== 'Wechatpay-Serial' ? [name] : [])),
    };
  };
  return { path: group('path'), query: group('query'), header: group('header') };
}

/** `https://api.mch.weixin.qq.com/hk` → `/hk` */
export function prefixOf(url: string): string {
  return /^.*[^/]/s.exec(new URL(url).pathname)?.[0] ?? '';
}

/** The first response is the successful one. */
function readAnswer({ responses }: WrittenOperation): DocumentedCall['answer'] {
  const [status, response] = Object.entries(responses)[0] ?? ['2XX', {}];
  return { status, headers: Object.keys(response.headers ?? {}), ...readBodyOf(response.content ?? {}) };
}

function readBodyOf(content: WrittenContent): DocumentedBody {
  const [mediaType, media] = Object.entries(content)[0] ?? [];
  return { mediaType, schema: media?.schema };
}
