import { describe, expect, it } from 'vitest';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { Page } from '../../generator/model/schema.js';
import { applyOverrides } from '../../generator/overrides/apply-overrides.js';
import { call, fortyGets } from '../support/plain-schema.js';
import { readText } from './read-text.js';

/** The titles that overrides give the operations of a page, and what is said of them. */
function override(page: Page, text: string) {
  const diagnostics: Diagnostic<Code>[] = [];
  const { overrides, said } = readText(text);
  const corrected = applyOverrides({ page, diagnostics: [] }, overrides, collectDiagnostics(diagnostics));
  const changed = corrected.page.operations.filter(({ title }) => title === 'Changed').map(({ anchor }) => anchor);
  return { changed, said: [...said, ...diagnostics.map(({ message }) => message)] };
}

const change = 'set: { title: Changed }\n  reason: A test\n';

describe.each([
  ['as it was', fortyGets()],
  ['with a new operation above', { ...fortyGets(), operations: [call('GET', '/v1/news'), ...fortyGets().operations] }],
])('of a page with forty GETs, %s,', (_, page) => {
  it.each([
    ['page: guide\n  operation: GET /v1/shelves7/{shelf}', 'GET /v1/shelves7/{shelf}'],
    ['page: guide\n  operation: GET /v1/shelves7/{id}', 'GET /v1/shelves7/{shelf}'],
    ['page: guide\n  operation: /v1/shelves7', 'GET /v1/shelves7'],
    ['operation: guide#GET /v1/shelves7/{shelf}', 'GET /v1/shelves7/{shelf}'],
    ["operation: 'guide#GET /v1/shelves7/{shelf}'", 'GET /v1/shelves7/{shelf}'],
    ['operation: GET /v1/shelves7/{shelf}', 'GET /v1/shelves7/{shelf}'],
  ])('an override with %j changes %s', (name, anchor) => {
    expect(override(page, `- ${name}\n  ${change}`)).toEqual({ changed: [anchor], said: [] });
  });
});

it('an override says which operations are near the one that it misspells', () => {
  expect(override(fortyGets(), `- page: guide\n  operation: GET /v1/shelf7\n  ${change}`).said).toEqual([
    'The override does not fit guide: it has no operation GET /v1/shelf7; the nearest are GET /v1/shelves7, GET /v1/shelves0, GET /v1/shelves1.',
  ]);
});

it('an override that names no operation of several says how many there are', () => {
  expect(override(fortyGets(), `- page: guide\n  ${change}`).said).toEqual([
    'The override does not fit guide: it has several operations, GET /v1/shelves0, GET /v1/shelves0/{shelf}, GET /v1/shelves1, and 37 others; name one of them.',
  ]);
});

it.each([['post'], ['/v1/loans']])('an override without a page cannot name its operation by %s', (name) => {
  expect(override(fortyGets(), `- operation: ${name}\n  ${change}`).said).toEqual([
    '1:3 The override is ignored: page is missing. Write page: the path of the page, without extension; or operation: its key, or its method and URL.',
  ]);
});
