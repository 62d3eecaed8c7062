import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as client from '../../generated/client.js';
import { repository } from '../support/run-docwright.js';
import { readFirstColumn } from './read-markdown.js';

/** As `ClientOptions` lists them. */
function optionNames(): string[] {
  const text = readFileSync(join(repository, 'generated/runtime/wechatpay/options.ts'), 'utf8');
  const members = text.slice(text.indexOf('interface ClientOptions'));
  return [...members.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
}

describe.each([
  ['README.md', 'Option of createClient', 'Class'],
  ['README.zh-CN.md', 'createClient 的选项', '类'],
])('%s', (readme, options, errors) => {
  it('lists every option of a client, in their order', () => {
    expect(readFirstColumn(readme, options)).toEqual(optionNames());
  });

  it('lists every error that a client throws', () => {
    const thrown = Object.keys(client).filter((name) => name.endsWith('Error') && name !== 'WeChatPayError');
    expect(readFirstColumn(readme, errors).toSorted()).toEqual(thrown.toSorted());
  });
});
