import { expect, it } from 'vitest';
import type { Code } from '../../generator/diagnostics/codes.js';
import { groupDiagnostics } from '../../generator/diagnostics/group-diagnostics.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';

function at(line: number, code: Code, message: string): Diagnostic<Code> {
  const start = { line, column: 1 };
  return { code, severity: 'warning', message, help: '', range: { file: 'loans.md', start, end: start } };
}

it('shows a pattern once, at its first place and with the number of places', () => {
  const grouped = groupDiagnostics([
    at(1, 'column-unknown', 'The column “Shelf” is not known.'),
    at(2, 'column-unknown', 'The column “Room” is not known.'),
    at(3, 'column-unknown', 'The column “Shelf” is not known.'),
    at(4, 'type-missing', '“loan” has no type.'),
    at(5, 'type-missing', '“book” has no type.'),
    at(6, 'name-blank', 'The name “a b” has a blank.'),
    at(7, 'name-blank', 'The name “a b” has a blank.'),
  ]);
  expect(grouped.map(({ range, message }) => `${range.start.line} ${message}`)).toEqual([
    '1 The column “Shelf” is not known. It is the first of 2 such places.',
    '2 The column “Room” is not known.',
    '4 “loan” has no type. It is the first of 2 such places.',
    '6 The name “a b” has a blank.',
    '7 The name “a b” has a blank.',
  ]);
});
