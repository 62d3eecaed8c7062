import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createColors, toTerminal } from '../../generator/commands/terminal-text.js';
import { toJsonText } from '../../generator/model/to-json-text.js';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

/** ESC, BEL, backspace, DEL, CSI and OSC of C1, a lone CR, bidi controls, a zero-width space, line separators, a tag. */
const steering = '\u001b]0;x\u0007\b\u007f\u009b\u009d\r\u202e\u2066\u200f\u061c\u200b\u2028\u2029\u{e0041}';
const isSteering = /(?!\r\n)[^\n\t\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u;

it('replaces control characters, and keeps lines, tabs and words', () => {
  expect(toTerminal(`a${steering}b\tc\n字\r\n`)).toBe(`a\u{fffd}]0;x${'\u{fffd}'.repeat(14)}b\tc\n字\r\n`);
});

it('keeps its own colors, and no others', () => {
  const { red, bold } = createColors(true);
  expect(toTerminal(`${red(`a${bold('b\u001b[2J')}`)}\u001b[31mc`)).toBe(
    '\u001b[31ma\u001b[1mb\u{fffd}[2J\u001b[22m\u001b[39m\u{fffd}[31mc',
  );
});

it('escapes in JSON what it replaces elsewhere', () => {
  const text = toJsonText({ [steering]: steering });
  expect([JSON.parse(text), isSteering.test(text)]).toEqual([{ [steering]: steering }, false]);
});

/** A page, its overrides and its configuration with these characters wherever text is possible. */
function createFolder(): string {
  const folder = createTestFolder();
  const cell = steering.replaceAll(/[\r\u2028\u2029]/g, '');
  const page = (title: string) => `---
title: ${cell}
---

# ${title}${cell} {#post}

| 请求参数${cell} | 类型 | 描述
| --- | --- | ---

| 请求参数 | 类型 | 描述
| --- | --- | ---
| json${cell} {data-required} | object | ${cell}
| json {data-required} | object | ${cell}
| a${cell} {data-indent=1 ${cell}=1} | strng${cell} | ${cell} \`A${cell}\` \\| \`B\` 枚举值之一
| loan _no {data-indent=1} | string | ${cell}

\`\`\`php [${cell}]
$instance->chain('v3/x${cell}')->post(['json' => ['a${cell}' => '${cell}']]);
\`\`\`

| 返回字典 | 类型 | 描述
| --- | --- | ---
| b${cell} | object${cell} | ${cell}
`;
  writeFiles(folder, {
    'old/openapi/v3/x.md': page('Old'),
    [`docs/openapi/v3/x.md`]: page('New'),
    [`docs/openapi/v3/a\u001b]0;x\u0007\u202e.md`]: page('Named'),
    'docs/accepted.json': JSON.stringify([{ code: `x${steering}`, file: steering, reason: steering }]),
    'bad.json': `{ "input${steering.replaceAll(/[\b\r\u0007\u001b]/g, '')}": 1 }`,
    'bad.yaml': `- page: "${cell}"\n  reason: x\n  ${cell}: x\n`,
  });
  return folder;
}

it.each([
  [['lint', 'docs']],
  [['lint', 'docs', '--format', 'json']],
  [['lint', 'docs', '--format', 'sarif']],
  [['lint', 'docs', '--fix', '--dry-run']],
  [['lint', 'docs', '--fix']],
  [['lint', 'docs', '--overrides', 'bad.yaml']],
  [['lint', `do\u001b[2Jcs`]],
  [['lint', '--config', 'bad.json']],
  [['lint', `--\u001b[2J`]],
  [['inspect', 'docs']],
  [['openapi', 'docs']],
  [['diff', 'old', 'docs']],
  [['diff', 'old', 'docs', '--format', 'md']],
  [['diff', 'old', 'docs', '--format', 'json']],
  [['diff', `HEAD\u001b[2J:docs`, 'docs']],
  [['explain', 'v3.x.post', 'docs']],
  [['explain', 'v3.x.post', 'json.a', 'docs']],
  [['explain', `v3.\u001b[2J`, 'docs']],
  [['new', `v3/\u001b[2J`, '--method', 'post', '--root', 'docs']],
  [['generate', 'docs', '--out', `o\u009b2Jut`]],
  [['generate', 'docs', '--print-config', '--header', steering]],
  [['check', 'docs', '--out', 'missing']],
  [['check', 'docs', '--out', `m\u009b`, '--format', 'json']],
])('%j prints no control characters', async (args) => {
  const { stdout, stderr } = await callDocwright(args, createFolder());
  const printed = stdout + stderr;
  expect({ isSilent: printed === '', found: isSteering.exec(printed)?.[0] }).toEqual({
    isSilent: false,
    found: undefined,
  });
});

it('writes only through one function', async () => {
  const { findWrites } = await import('../support/find-writes.js');
  expect(findWrites(join(import.meta.dirname, '../../generator'))).toEqual([]);
});
