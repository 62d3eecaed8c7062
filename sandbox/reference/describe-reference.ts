import type { OpenApiDocument } from 'docwright';
import type { WrittenOperation } from '../api-document/read-document.js';
import { describeCall, describeOperation } from './describe-operation.js';
import type { Sampling } from './invent-sample.js';
import { sampleOperation } from './sample-operation.js';
import { showSchemas } from './show-schemas.js';

/** The document of the pages as the reference shows it: its calls lead to the sandbox, which signs and seals them. */
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
  return `由文档页面生成。在这里发出的请求由沙箱以测试商户 ${mchid} 的身份加密、签名，只发往这个沙箱；应答经过验签和解密后显示。要加密的字段请填明文。请求头 \`X-Sandbox-Fault\` 让调用出错，例如 \`503 SYSTEM_ERROR\` 或 \`cut\`。订单、退款、通知和每次调用见[沙箱页面](/)。

Made from the documentation pages. What you send from here is sealed and signed by the sandbox as its test merchant ${mchid}, and goes to this sandbox alone; answers are shown verified and opened. Type in plain text what is sealed. The header \`X-Sandbox-Fault\` lets a call go wrong. Orders, refunds, notifications and each call are on the [page of the sandbox](/).`;
}
