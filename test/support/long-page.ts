/**
 * A page of a REST API as open-source products write it: many endpoints, routes in code spans that are repeated below an
 * example, parameters with their place, and responses shown by JSON alone. The same for the same count.
 */
export function writeLongPage(endpoints: number): string {
  const sections = Array.from(
    { length: endpoints },
    (_, index) => writers[index % writers.length]?.(name(index)) ?? '',
  );
  return ['# REST API', '', ...sections].join('\n');
}

const things = ['book', 'reader', 'shelf', 'loan', 'card', 'fee', 'desk', 'branch'];

/** `book`, …, `branch`, `book-1`, …: five endpoints share a thing. */
function name(index: number): string {
  const number = Math.floor(index / writers.length);
  const thing = things[number % things.length] ?? '';
  const round = Math.floor(number / things.length);
  return round === 0 ? thing : `${thing}-${round}`;
}

const table = ['| Name | Type | In | Description |', '| ---- | ---- | -- | ----------- |'];
const number = '| id   | integer | path | **Required**. Its number. |';

const writers: readonly ((thing: string) => string)[] = [
  (thing) =>
    section(`List ${thing}s`, `GET /api/v1/${thing}s`, {
      rows: [
        '| page | integer | query | Which page to show. |',
        '| order | string | query | Options include `asc` and `desc`. |',
      ],
      answers: [
        `{ "items": [{ "id": 1, "title": "One", "parent": null }, { "id": 2, "title": "Two", "parent": { "id": 1 } }], "total": 2 }`,
      ],
    }),
  (thing) =>
    section(`Create ${thing}`, `POST /api/v1/${thing}s`, {
      rows: ['| title | string | body | **Required**. Its title. |', '| tags | array | body | Words to find it by. |'],
      request: `{ "title": "One", "tags": ["new"] }`,
      answers: [`{ "id": 1, "uses": { "2026-01-01": 3, "2026-01-02": 5 } }`],
    }),
  (thing) =>
    section(`Get ${thing}`, `GET /api/v1/${thing}s/:id`, {
      rows: [number],
      answers: [`{ "id": 1, "weight": 2 }`, `{ "id": 2, "weight": 2.5, "note": null }`],
    }),
  (thing) =>
    section(`Change ${thing}`, `PATCH /api/v1/${thing}s/:id`, {
      rows: [number, '| title | string | body | The new title. |'],
      answers: [`{ "id": 1, "title": "Two" }`],
    }),
  (thing) => section(`Delete ${thing}`, `DELETE /api/v1/${thing}s/:id`, { rows: [number], answers: [] }),
];

interface Endpoint {
  readonly rows: readonly string[];
  readonly request?: string;
  /** Of success; one of failure follows. */
  readonly answers: readonly string[];
}

function section(title: string, route: string, { rows, request, answers }: Endpoint): string {
  const span = `\`${route}\``;
  return [
    ...[`## ${title}`, `${title} as the desk does.`, span, '### Parameters', [...table, ...rows].join('\n')],
    ...['### Example', span],
    ...(request === undefined ? [] : ['#### Request body', json(request)]),
    ...(answers.length === 0 ? ['#### Default response', '`Status: 204`'] : []),
    ...answers.flatMap((answer) => ['#### Default response', '`Status: 200`', json(answer)]),
    ...['#### Response (it is refused)', '`Status: 422`', json('{ "message": "Refused", "errors": ["title"] }')],
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

function json(text: string): string {
  return ['```json', text, '```'].join('\n');
}
