import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as client from '../../generated/client.js';
import * as api from '../../generator/index.js';
import { handlers } from '../stacks/handlers.js';
import { stacks } from '../stacks/stacks.js';
import { callDocwright, repository } from '../support/run-docwright.js';
import { readFirstColumn, readTable, readTableRows } from './read-markdown.js';

/** The options in the order of `ClientOptions`. */
function optionNames(): string[] {
  const text = readFileSync(join(repository, 'generated/runtime/wechatpay/options.ts'), 'utf8');
  const members = text.slice(text.indexOf('interface ClientOptions'));
  return [...members.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
}

function readText(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

describe.each([
  ['README.md', 'Member', 'docs/commands.md', 'Command', 'Function'],
  ['README.zh-CN.md', '成员', 'docs/commands.zh-CN.md', '命令', '函数'],
])('%s', (readme, members, reference, commands, functions) => {
  it('lists every member of a configuration, in their order', () => {
    const text = readText('generator/config/config.ts');
    const declared = [...text.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = '']) => name);
    expect(readFirstColumn(readme, members)).toEqual(declared);
  });

  it('links to a list of every command', async () => {
    const { stdout } = await callDocwright(['--help']);
    const known = [...stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
    const listed = readFirstColumn(reference, commands).map((command) => command.split(' ')[1] ?? '');
    expect([...listed, 'help'].toSorted()).toEqual(known.toSorted());
  });

  it('links to a list of every function that a program can import', () => {
    const listed = readFirstColumn(reference, functions).map((call) => call.split('(')[0] ?? '');
    expect(listed.toSorted()).toEqual(
      Object.keys(api)
        .filter((name) => /^[a-z]/.test(name))
        .toSorted(),
    );
  });

  it('has the right numbers for the files that it names', () => {
    const counted = readText('bench/SDKS.md').replace(/ +/g, ' ');
    const rows = readTableRows(readme);
    const sdks = rows.filter(([name = '']) => /^the client of|^wechatpay-|^tenpay/.test(name));
    expect(sdks.filter((cells) => !counted.includes(`| ${cells.join(' | ')} |`))).toEqual([]);
    const costs = rows.slice(rows.findIndex(([, name]) => name === 'docwright') + 1).flatMap((cells) => cells.slice(1));
    const figures = costs.flatMap((cell) => cell.match(/^[\d.]+/) ?? []);
    const measured: readonly string[] = readText('bench/RESULTS.md').match(/\d+(?:\.\d+)?/g) ?? [];
    expect([sdks.length, figures.length, figures.filter((figure) => !measured.includes(figure))]).toEqual([4, 8, []]);
  });
});

describe.each([
  ['docs/client.md', 'Option of createClient', 'Class'],
  ['docs/client.zh-CN.md', 'createClient 的选项', '类'],
])('%s', (readme, options, errors) => {
  it('lists every option of a client, in their order', () => {
    expect(readFirstColumn(readme, options)).toEqual(optionNames());
  });

  it('lists every error that a client throws', () => {
    const thrown = Object.keys(client).filter((name) => name.endsWith('Error') && name !== 'WeChatPayError');
    expect(readFirstColumn(readme, errors).toSorted()).toEqual(thrown.toSorted());
  });
});

it.each([
  ['docs/client.md', 'Stack'],
  ['docs/client.zh-CN.md', '技术栈'],
])('%s lists the stacks that are tried, with their settings', (path, header) => {
  const tried = [...stacks, ...handlers].map(({ name, importExtension }) => [
    name.replaceAll('`', ''),
    importExtension,
  ]);
  const listed = readTable(path, header).map((cells) => cells.slice(0, 2));
  expect(listed.toSorted()).toEqual(tried.toSorted());
});
