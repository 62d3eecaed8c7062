import pico from 'picocolors';
import { expect, it } from 'vitest';
import { countDiagnostics } from '../../generator/commands/count-diagnostics.js';
import type { Diagnostic, Severity } from '../../generator/model/diagnostic.js';

const start = { line: 1, column: 1 };

function found(severity: Severity, code: string): Diagnostic {
  return { code, severity, message: 'm', help: 'h', range: { file: 'a.md', start, end: start } };
}

it('lists the most frequent code first, and equally frequent ones by name', () => {
  const diagnostics = [
    found('warning', 'name-blank'),
    found('info', 'indent-jump'),
    found('warning', 'type-unknown'),
    found('error', 'key-repeated'),
    found('warning', 'type-unknown'),
  ];
  expect(countDiagnostics(diagnostics, { acceptedCount: 2, colors: pico.createColors(false) })).toBe(
    `1 error, 3 warnings, 1 info (2 accepted)
       2 type-unknown
       1 indent-jump
       1 key-repeated
       1 name-blank`,
  );
});
