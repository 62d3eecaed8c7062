import { expect, it } from 'vitest';
import { createDescriber } from '../../generator/describe-page.js';
import { plain } from '../../generator/dialects/plain.js';
import { completeApi } from '../../generator/model/complete-api.js';
import type { Dialect } from '../../generator/model/dialect.js';

/** Pages with actions in their titles, dotted names, and a section that describes the types of both sides. */
const actions: Dialect = {
  ...plain,
  name: 'actions',
  operations: {
    opens: [{ in: 'heading', match: '^(?<title>.+) - (?<action>\\w+)$' }],
    url: '/?Action={action}',
    method: 'POST',
  },
  tables: [
    { is: 'parameters', heading: '^request parameters' },
    { is: 'answer', heading: '^(?:response elements|data model)' },
  ],
  nesting: [
    { by: 'path', split: '\\.', list: 'N' },
    { by: 'lead', match: '^(?<path>[A-Z]\\w+)$' },
  ],
  types: { ...plain.types, lists: ['^array\\[(?<item>\\w+)\\]$'], references: 'heading' },
  api: completeApi({ title: 'Library', servers: [] }),
};

const page = `# Lend books - LendBooks

### Request Parameters

| Parameter | Type | Description | Required |
| --- | --- | --- | --- |
| Reader | string | Who borrows them | **Yes** |
| Copies.N | [**Copy**](#Copy) | The books | No |
| Days.N.From | string | The first day | No |

### Response Elements

| Field | Type | Description |
| --- | --- | --- |
| RetCode | int | 0 |
| Loans | array[[**Loan**](#Loan)] | The loans |

#### Data Model

**Loan**

| Field | Type | Description |
| --- | --- | --- |
| Id | string | Number |
| Copy | [**Copy**](#Copy) | The book |

**Copy**

| Field | Type | Description |
| --- | --- | --- |
| Shelf | string | Where it stands |

**Shop**

| Field | Type | Description |
| --- | --- | --- |
| Name | string | Nothing refers to it |
`;

it('finds types of either side, and reports those that nothing refers to', () => {
  const described = createDescriber(actions)({ path: 'lend', file: 'lend.md', text: page });
  const [operation] = described.page.operations;
  const named = (shape: unknown) =>
    JSON.stringify(shape, (key, value) => (['source', 'description'].includes(key) ? undefined : value));
  const copy = '{"kind":"object","fields":[{"name":"Shelf","required":true,"shape":{"kind":"string"}}]}';
  expect({
    url: operation?.url,
    request: named(operation?.request.body?.shape),
    response: named(operation?.response.body.shape),
    diagnostics: described.diagnostics.map(({ code, message }) => `${code}: ${message}`),
  }).toEqual({
    url: '/?Action=LendBooks',
    request: `{"kind":"object","fields":[{"name":"Reader","required":true,"shape":{"kind":"string"}},{"name":"Copies","required":false,"shape":{"kind":"list","item":${copy.replace('true', 'false')}}},{"name":"Days","required":false,"shape":{"kind":"list","item":{"kind":"object","fields":[{"name":"From","required":false,"shape":{"kind":"string"}}]}}}]}`,
    response: `{"kind":"object","fields":[{"name":"RetCode","required":true,"shape":{"kind":"number","integer":true}},{"name":"Loans","required":true,"shape":{"kind":"list","item":{"kind":"object","fields":[{"name":"Id","required":true,"shape":{"kind":"string"}},{"name":"Copy","required":true,"shape":${copy}}]}}}]}`,
    diagnostics: [
      'table-detached: The table lists members of “shop”, which no table of the operation has; it is ignored.',
    ],
  });
});
