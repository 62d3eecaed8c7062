import { expect, test } from 'vitest';
import { readText } from './read-text.js';

test('a page of 10 MB is read', () => {
  const rows = Array.from(
    { length: 130_000 },
    (_, index) => `| name_${index} {data-required} | string | 描述${'很长'.repeat(20)}`,
  );
  const { tree } = readText(`| a | b | c\n| - | - | -\n${rows.join('\n')}`);
  expect(tree.blocks[0]?.kind === 'table' && tree.blocks[0].rows.length).toBe(130_001);
});
