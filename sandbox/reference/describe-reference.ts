import type { OpenApiDocument } from 'docwright';
import type { Identity } from '../identity.js';
import type { Resolve } from '../pages/schemas.js';
import { describeOperation } from './describe-operation.js';

export interface DescribedWith {
  readonly identity: Identity;
  readonly resolve: Resolve;
  readonly seed: string;
}

/** The document of the pages as the reference shows it: its calls lead to the sandbox, which signs and seals them. */
export function describeReference(document: OpenApiDocument, options: DescribedWith): object {
  const { securitySchemes: _schemes, ...components } = document.components;
  return {
    ...document,
    info: { ...document.info, description: describeTries(options.identity.merchant.mchid) },
    servers: [{ url: '/' }],
    tags: document.tags.map(({ name }) => ({ name, 'x-displayName': name.replace(/^[^/]*\//, '') })),
    'x-tagGroups': groupTags(document['x-tagGroups']),
    paths: describeItems(document.paths, options),
    webhooks: describeItems(document.webhooks, options),
    components: { ...components, schemas: nameKinds(components.schemas) },
  };
}

/** Names of schemas repeat where they stand, so that an object is called one. */
function nameKinds(schemas: OpenApiDocument['components']['schemas']): object {
  const named = Object.entries(schemas).map(([name, schema]) => [
    name,
    schema['type'] === 'object' ? { title: 'object', ...schema } : schema,
  ]);
  return Object.fromEntries(named);
}

type Items = OpenApiDocument['paths'];

function describeItems(items: Items, options: DescribedWith): object {
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => [
      key,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [method, describeOperation(operation, options)]),
      ),
    ]),
  );
}

/** What each group is called, those that are needed most first. */
const groupNames: readonly (readonly [group: string, name: string])[] = [
  ['v3', 'APIv3'],
  ['v2', 'APIv2'],
  ['webhook', '通知 Notifications'],
];

function groupTags(groups: OpenApiDocument['x-tagGroups']): object[] {
  const place = (name: string) =>
    (groupNames.findIndex(([group]) => group === name) + groupNames.length) % groupNames.length;
  const names = new Map(groupNames);
  return [...groups]
    .sort((one, other) => place(one.name) - place(other.name))
    .map(({ name, tags }) => ({ name: names.get(name) ?? name, tags }));
}

function describeTries(mchid: string): string {
  return `由文档页面生成。在这里发出的请求由沙箱以测试商户 ${mchid} 的身份加密、签名，只发往这个沙箱，应答经过验签和解密后显示。要加密的字段请填明文。

Made from the documentation pages. What you send from here is sealed and signed by the sandbox as its test merchant ${mchid} and goes to this sandbox alone; answers are shown verified and opened. Give members that are sealed in plain text. The header \`X-Sandbox-Fault\` lets a call go wrong, such as \`503 SYSTEM_ERROR\` or \`cut\`.`;
}
