import { expect, it } from 'vitest';
import { linesOf } from '../../../templates/runtime/node/lines.js';

async function linesIn(...chunks: readonly (string | readonly number[])[]): Promise<string[]> {
  async function* source() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : Uint8Array.from(chunk);
  }
  const lines: string[] = [];
  for await (const line of linesOf(source())) lines.push(line);
  return lines;
}

it.each<[string, string[], string[]]>([
  ['nothing', [], []],
  ['an empty text', [''], []],
  ['a text without an end', ['a\nb'], ['a', 'b']],
  ['a text with an end', ['a\nb\n'], ['a', 'b']],
  ['ends of both kinds', ['a\r\nb\n\r\nc\rd\r'], ['a', 'b', '', 'c\rd\r']],
  ['a line in many pieces', ['a', 'b', '', 'c\r', '\nd'], ['abc', 'd']],
  ['a byte order mark', ['\ufeffa\n\ufeffb'], ['a', '\ufeffb']],
])('yields the lines of %s', async (_text, chunks, lines) => {
  expect(await linesIn(...chunks)).toEqual(lines);
});

it('joins a split letter and a split byte order mark', async () => {
  const bytes = [...Buffer.from('\ufeff\u4ea4\n\u6613')].map((byte) => [byte]);
  expect(await linesIn(...bytes)).toEqual(['\u4ea4', '\u6613']);
});

it('replaces bytes that are not UTF-8', async () => {
  expect(await linesIn([0xff, 0x0a, 0xe4], [0xb8])).toEqual(['\ufffd', '\ufffd']);
});
