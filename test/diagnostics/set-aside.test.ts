import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Code } from '../../generator/diagnostics/codes.js';
import type { Diagnostic, Severity } from '../../generator/model/diagnostic.js';
import type { Method } from '../../generator/model/schema.js';
import { setAside } from '../../generator/run/accepted-diagnostics.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const file = 'openapi/loans.md';

function reported(code: Code, line: number, severity: Severity = 'warning'): Diagnostic<Code> {
  const start = { line, column: 1 };
  return { code, severity, message: '', help: '', range: { file, start, end: start } };
}

/** An operation of the page, and the line that it begins in. */
function describe(line: number, method: Method, url: string) {
  const start = { line, column: 1 };
  const name = `${method} ${url}`;
  return { name, operation: { kind: 'call', anchor: name, method, url }, source: { file, start, end: start } } as const;
}

/** The diagnostics that are shown with an `accepted.json`, as codes and lines, and the number of accepted ones. */
function shownUnder(accepted: string, diagnostics: readonly Diagnostic<Code>[]) {
  const root = createTestFolder();
  writeFiles(root, { 'accepted.json': accepted });
  const page = { path: 'openapi/loans', file, location: join(root, file) };
  const results = [
    { path: page.path, calls: [describe(4, 'GET', '/v1/loans/{loan}'), describe(14, 'GET', '/v1/loans')] },
  ];
  const { shown, accepted: kept } = setAside(diagnostics, { pages: [page], results });
  return { shown: shown.map(({ code, range }) => `${code} ${range.start.line}`), acceptedCount: kept.length };
}

const reason = 'The page is right.';

it('accepts every diagnostic of an accepted code on the page', () => {
  const accepted = JSON.stringify([{ code: 'type-unknown', file, reason }]);
  const diagnostics = [reported('type-unknown', 5), reported('name-blank', 6), reported('type-unknown', 7)];
  expect(shownUnder(accepted, diagnostics)).toEqual({ shown: ['name-blank 6'], acceptedCount: 2 });
});

it('accepts only diagnostics in the line that an entry names', () => {
  const accepted = JSON.stringify([{ code: 'type-unknown', file, line: 5, reason }]);
  const diagnostics = [reported('type-unknown', 5), reported('type-unknown', 7)];
  expect(shownUnder(accepted, diagnostics)).toEqual({ shown: ['type-unknown 7'], acceptedCount: 1 });
});

it.each([['GET /v1/loans'], ['openapi/loans#GET /v1/loans'], ['/v1/loans']])(
  'accepts only diagnostics of the operation that an entry names by %s, wherever it is on its page',
  (operation) => {
    const accepted = JSON.stringify([{ code: 'type-unknown', file, operation, reason }]);
    const diagnostics = [reported('type-unknown', 13), reported('type-unknown', 15), reported('type-unknown', 99)];
    expect(shownUnder(accepted, diagnostics)).toEqual({ shown: ['type-unknown 13'], acceptedCount: 2 });
  },
);

it('accepts nothing for an operation that is not there, or not the only one of its name', () => {
  const entries = ['GET', 'GET /v1/readers'].map((operation) => ({ code: 'type-unknown', file, operation, reason }));
  expect(shownUnder(JSON.stringify(entries), [reported('type-unknown', 15)])).toEqual({
    shown: ['accepted-idle 1', 'accepted-idle 1', 'type-unknown 15'],
    acceptedCount: 0,
  });
});

it('shows an error anyway, without reporting its entry as unused', () => {
  const accepted = JSON.stringify([{ code: 'operation-duplicate', file, reason }]);
  const diagnostics = [reported('operation-duplicate', 9, 'error')];
  expect(shownUnder(accepted, diagnostics)).toEqual({ shown: ['operation-duplicate 9'], acceptedCount: 0 });
});

it('accepts nothing on other pages, and reports entries that accept nothing', () => {
  const accepted = JSON.stringify([{ code: 'type-unknown', file: 'openapi/returns.md', reason }]);
  const diagnostics = [reported('type-unknown', 5)];
  expect(shownUnder(accepted, diagnostics)).toEqual({ shown: ['accepted-idle 1', 'type-unknown 5'], acceptedCount: 0 });
});

it.each([
  ['no JSON', '[{]'],
  ['no list', '{}'],
  ['a list of something else', '["type-unknown"]'],
  ['an entry without a reason', '[{ "code": "type-unknown", "file": "openapi/loans.md" }]'],
  ['an entry with an empty reason', '[{ "code": "type-unknown", "file": "openapi/loans.md", "reason": "" }]'],
  ['a line that is no number', '[{ "code": "a", "file": "b", "reason": "c", "line": "5" }]'],
])('accepts nothing when accepted.json contains %s, and reports it', (_, accepted) => {
  const diagnostics = [reported('type-unknown', 5)];
  expect(shownUnder(accepted, diagnostics)).toEqual({
    shown: ['accepted-invalid 1', 'type-unknown 5'],
    acceptedCount: 0,
  });
});

it('accepts nothing where there is no accepted.json', () => {
  const diagnostics = [reported('type-unknown', 5)];
  const page = { path: 'openapi/loans', file, location: join(createTestFolder(), file) };
  expect(setAside(diagnostics, { pages: [page], results: [] })).toEqual({ shown: diagnostics, accepted: [] });
});
