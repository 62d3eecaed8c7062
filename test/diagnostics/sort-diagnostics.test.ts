import { expect, it } from 'vitest';
import { sortDiagnostics } from '../../generator/diagnostics/sort-diagnostics.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';

/** A diagnostic of `code file:line:column`. */
function reported(text: string): Diagnostic {
  const [code = '', file = '', line, column] = text.split(/[ :]/);
  const start = { line: Number(line), column: Number(column) };
  return { code, severity: 'warning', message: text, help: '', range: { file, start, end: start } };
}

it('sorts by file, line, column and code, numbers as numbers', () => {
  const texts = ['c a.md:10:1', 'b a.md:9:3', 'a a.md:9:3', 'd a.md:9:2', 'a Z.md:1:1', 'a 书.md:1:1', 'a a.md:9:20'];
  expect(sortDiagnostics(texts.map(reported)).map(({ message }) => message)).toEqual([
    'a Z.md:1:1',
    'd a.md:9:2',
    'a a.md:9:3',
    'b a.md:9:3',
    'a a.md:9:20',
    'c a.md:10:1',
    'a 书.md:1:1',
  ]);
});

it('keeps the order of diagnostics of one code at one place, and does not change its argument', () => {
  const given = [reported('a a.md:2:1'), reported('a a.md:1:1'), { ...reported('a a.md:1:1'), help: 'second' }];
  expect(sortDiagnostics(given)).toEqual([given[1], given[2], given[0]]);
  expect(given[0]).toEqual(reported('a a.md:2:1'));
});
