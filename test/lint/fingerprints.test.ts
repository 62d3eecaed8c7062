import { expect, it } from 'vitest';
import { createFingerprints } from '../../generator/commands/lint/fingerprints.js';

const at = (line: number, column: number) => ({
  code: 'type-unknown' as const,
  severity: 'warning' as const,
  message: '',
  help: '',
  range: { file: 'a.md', start: { line, column }, end: { line, column } },
});

it('reads a line once, however many diagnostics it has', () => {
  const read: string[] = [];
  const fingerprint = createFingerprints((file) => {
    read.push(file);
    return ['| a | b', '| c |  d'];
  });
  const found = [at(1, 1), at(1, 3), at(2, 1), at(1, 5)].map((diagnostic) => fingerprint(diagnostic));
  expect(found.map((each) => each.slice(-2))).toEqual([':1', ':2', ':1', ':3']);
  expect(read).toHaveLength(2);
});
