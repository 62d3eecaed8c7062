import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOverrides } from '../../generator/adjust/read-overrides.js';
import { type EmittedFolders, emitFolders } from '../../generator/commands/emit-folders.js';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { wechatpayFacts } from '../../generator/dialects/wechatpay-facts.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { silentConsole } from '../diagnostics/silent-console.js';
import { compile } from '../support/compile.js';
import { callDocwright, repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const file = join(repository, 'templates/overrides/wechatpay.yaml');

const problems: string[] = [];
const overrides = readOverrides(
  { file, text: readFileSync(file, 'utf8'), origin: 'dialect', api: wechatpayFacts },
  (code) => {
    problems.push(code);
  },
);

it('the shipped file has no faults, and evidence for each entry', () => {
  expect(problems).toEqual([]);
  expect(overrides.filter(({ evidence = '' }) => !evidence.startsWith('https://pay.weixin.qq.com/'))).toEqual([]);
});

describe('on the corpus, the shipped overrides', needsSharedFolder, () => {
  const include = [...new Set(overrides.map(({ page }) => page))];

  async function emit(settings: Partial<Settings>): Promise<EmittedFolders> {
    const call = {
      folders: [sharedPath('corpus')],
      version: '0',
      settings: { ...defaultSettings, include, ...settings },
    };
    const read = await emitFolders(call, silentConsole);
    if ('wrong' in read) throw new Error('There is no corpus.');
    return read;
  }

  let own: EmittedFolders;
  beforeAll(async () => {
    own = await emit({ overrides: [file], dialectOverrides: false });
  });

  it('each fit a page, change something and settle what they say', () => {
    expect(own.diagnostics.filter(({ code }) => code.startsWith('override'))).toEqual([]);
  });

  it('hold without being asked for', async () => {
    const { generated } = await emit({});
    const before = new Map(own.generated.map(({ path, text }) => [path, text]));
    const differing = generated.filter(({ path, text }) => before.get(path) !== text).map(({ path }) => path);
    expect(differing).toEqual(['manifest.json']);
  });

  it('give a client that compiles', { timeout: 120_000 }, () => {
    const folder = createTestFolder();
    writeFiles(folder, Object.fromEntries(own.generated.map(({ path, text }) => [path, text])));
    expect(compile(folder, 'newest TypeScript')).toEqual([]);
  });
});

const success = `# 支付成功通知 {#post}

| 请求参数 | 类型 | 描述
| --- | --- | ---
| body {data-required} | object | 通知的内容
| resource {data-required data-indent=1} | object | 资源
| ciphertext {data-required data-indent=2} | string {data-encrypted=by-aes-gcm} | 密文
| {colspan=3 .im-table-line}
| total_amount {data-required data-indent=3} | string | 总额

| 应答规范 | 类型 | 描述
| --- | --- | ---
| status | number | 状态码
`;

describe('what a command takes for granted', () => {
  async function kindOf(args: readonly string[], config = '{}'): Promise<string | undefined> {
    const folder = createTestFolder();
    writeFiles(folder, { 'docs/webhook/v3/DISCOUNT_CARD.GET_CARD.md': success, 'docwright.config.json': config });
    const { stdout } = await callDocwright(['inspect', 'docs', ...args], folder);
    return /"name": "total_amount",\s+"required": true,\s+"shape": \{\s+"kind": "(\w+)"/.exec(stdout)?.[1];
  }

  it('is what the pages say in inspect', async () => {
    expect(await kindOf([])).toBe('string');
    expect(await kindOf([], '{ "dialectOverrides": true }')).toBe('string');
  });

  it('is what is known to be right in inspect when it is asked for', async () => {
    expect(await kindOf(['--dialect-overrides'])).toBe('number');
    expect(await kindOf(['--dialect-overrides'], '{ "dialectOverrides": false }')).toBe('number');
  });

  it('is what is known to be right in the client, unless it is turned off', async () => {
    const folder = createTestFolder();
    writeFiles(folder, { 'docs/webhook/v3/DISCOUNT_CARD.GET_CARD.md': success });
    const generate = async (...args: string[]) => {
      await callDocwright(['generate', 'docs', '--out', 'client', ...args], folder);
      return readFileSync(join(folder, 'client/webhook/v3/DISCOUNT_CARD.GET_CARD.ts'), 'utf8');
    };
    expect(await generate()).toContain('total_amount: number;');
    expect(await generate('--no-dialect-overrides')).toContain('total_amount: string;');
  });
});
