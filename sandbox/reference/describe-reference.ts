import type { OpenApiDocument } from 'docwright';
import type { JsonSchema } from '../api-document/documented-call.js';
import { prefixOf, type WrittenOperation } from '../api-document/read-document.js';
import type { Resolve } from '../api-document/schemas.js';
import type { Sampling } from './create-sample.js';
import { printCall } from './print-call.js';
import { sampleOperation } from './sample-operation.js';

/** The document as the reference shows it: its calls go to the sandbox, which signs and seals them. */
export function describeReference(document: OpenApiDocument, sampling: Sampling): object {
  const { securitySchemes: _schemes, ...components } = document.components;
  return {
    ...document,
    info: { ...document.info, description: describeTries(sampling.identity.merchant.mchid) },
    servers: [{ url: '/' }],
    tags: document.tags.map(({ name }) => ({ name, 'x-displayName': name.replace(/^[^/]*\//, '') })),
    'x-tagGroups': groupTags(document['x-tagGroups']),
    paths: describeItems(document.paths, (operation) =>
      describeCall(sampleOperation(operation, sampling), sampling.resolve),
    ),
    webhooks: describeItems(document.webhooks, (operation) => describeOperation(sampleOperation(operation, sampling))),
    components: { ...components, schemas: showSchemas(components.schemas) },
  };
}

type Items = OpenApiDocument['paths'];

function describeItems(items: Items, describe: (operation: WrittenOperation) => object): object {
  const described = Object.entries(items).map(([key, item]) => {
    // docwright wrote the document, so its operations have these members.
    const operations = Object.entries(item as unknown as Readonly<Record<string, WrittenOperation>>);
    return [key, Object.fromEntries(operations.map(([method, operation]) => [method, describe(operation)]))];
  });
  return Object.fromEntries(described);
}

/** The names of the groups, in the order in which they are shown. */
const groupNames: readonly (readonly [group: string, name: string])[] = [
  ['v3', 'APIv3'],
  ['v2', 'APIv2'],
  ['webhook', '通知 Notifications'],
];

function groupTags(groups: OpenApiDocument['x-tagGroups']): object[] {
  const place = (name: string) =>
    (groupNames.findIndex(([group]) => group === name) + groupNames.length) % groupNames.length;
  const names = new Map(groupNames);
  return [...(groups ?? [])]
    .sort((one, other) => place(one.name) - place(other.name))
    .map(({ name, tags }) => ({ name: names.get(name) ?? name, tags }));
}

function describeTries(mchid: string): string {
  return `由文档页面生成。在这里发出的请求由沙箱以测试商户 ${mchid} 的身份加密、签名，只发往这个沙箱；应答经过验签和解密后显示。要加密的字段请填明文。请求头 \`X-Sandbox-Fault\` 让调用出错，例如 \`503 SYSTEM_ERROR\` 或 \`cut\`。订单、退款、通知和每次调用见[沙箱页面](/)。

Made from the documentation pages. What you send from here is sealed and signed by the sandbox as its test merchant ${mchid}, and goes to this sandbox alone; answers are shown verified and opened. Type in plain text what is sealed. The header \`X-Sandbox-Fault\` lets a call go wrong. Orders, refunds, notifications and each call are on the [page of the sandbox](/).`;
}

/** An operation as the reference shows it, without authentication, because the sandbox signs. */
function describeOperation(operation: WrittenOperation): object {
  const { security: _security, servers = [], ...shown } = operation;
  const { clientCertificate } = operation['x-docwright'];
  const prefixes = [...new Set(servers.map(({ url }) => prefixOf(url)))].filter((prefix) => prefix !== '');
  return {
    ...shown,
    ...(prefixes.length > 0 && { servers: prefixes.map((url) => ({ url })) }),
    ...(clientCertificate && { 'x-badges': [{ name: '商户 API 证书' }] }),
  };
}

/** A call with an example that uses the generated client. */
function describeCall(operation: WrittenOperation, resolve: Resolve): object {
  const source = printCall(operation, resolve);
  return { ...describeOperation(operation), 'x-codeSamples': [{ lang: 'typescript', label: 'docwright', source }] };
}

type Schemas = OpenApiDocument['components']['schemas'];

/** Schemas for readers: objects are titled `object`, because their names only repeat their place, and sealed members are marked. */
function showSchemas(schemas: Schemas): object {
  // docwright wrote them.
  const written = Object.entries(schemas as Readonly<Record<string, DescribedSchema>>);
  return Object.fromEntries(written.map(([name, schema]) => [name, showSchema(schema)]));
}

interface DescribedSchema extends JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly contentEncoding?: string;
  readonly 'x-enum-descriptions'?: readonly string[];
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
}

function showSchema(schema: DescribedSchema): DescribedSchema {
  if (schema.type !== 'object') return showMember(schema);
  const properties = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, showMember(member)]);
  return { title: 'object', ...schema, properties: Object.fromEntries(properties) };
}

/** Remove lists of values from descriptions, because the reference shows them itself. */
function showMember(schema: DescribedSchema): DescribedSchema {
  const { description = '', 'x-encrypted': key, 'x-enum-descriptions': listed } = schema;
  const text = listed === undefined ? description : description.replace(/\n\n(?:- `[^`\n]*`：.*(?:\n|$))+$/, '');
  const whole = key === undefined ? text : `${text} \`加密 sealed\``.trim();
  const { contentEncoding: _base64, ...shown } = schema;
  return { ...(key === undefined ? schema : shown), ...(whole !== '' && { description: whole }) };
}
