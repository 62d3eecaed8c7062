import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, describe, expect, it } from 'vitest';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Override } from '../../generator/model/override.js';
import { listOverridesFiles } from '../../generator/run/list-overrides-files.js';
import { buildOverrides, loadOverrides } from '../../generator/run/load-overrides.js';
import { callDocwright, repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { problems, shippedFiles, shippedNames, shippedOverrides } from './shipped-files.js';

it('the shipped files have no errors, and evidence for each entry', () => {
  const sources = /^https:\/\/(pay\.weixin\.qq\.com|github\.com\/[\w-]+\/[\w.-]+\/tree\/[0-9a-f]{12}$)/;
  expect(problems).toEqual([]);
  expect(shippedNames).toEqual(['wechatpay.yaml', 'wechatpay-official.yaml']);
  expect(shippedOverrides.filter(({ evidence = '' }) => !sources.test(evidence))).toEqual([]);
});

it('each page gets only its entries of the shipped files, with their places', async () => {
  const loaded = await Promise.all(
    shippedFiles.map((location) =>
      loadOverrides({ file: location, location, origin: 'dialect', api: wechatpayApi }, () => {}),
    ),
  );
  const byPage = loaded.flatMap(({ of, placed }) => {
    const paths = new Set(placed.map(({ page }) => page));
    return [...paths].flatMap((path) => of({ path, operations: [] }));
  });
  expect(byPage.toSorted(byPlace)).toEqual(shippedOverrides.toSorted(byPlace));
});

it('the build has what the shipped files say', async () => {
  const files = listOverridesFiles({ overrides: [], dialectOverrides: true, dialect: wechatpay });
  const built = await Promise.all(files.map(buildOverrides));
  const folder = join(repository, 'dist/bundle');
  expect(built.map(({ path }) => readFileSync(join(folder, path), 'utf8'))).toEqual(built.map(({ json }) => json));
});

it('overrides that were read for another API have another digest in the build', async () => {
  const [file] = listOverridesFiles({ overrides: [], dialectOverrides: true, dialect: wechatpay });
  assert(file);
  const other = { ...file, api: { ...file.api, pageServers: [] } };
  const built = await Promise.all([file, other].map(async (each) => (await buildOverrides(each)).json));
  expect(new Set(built.map((json) => JSON.parse(json).digest)).size).toBe(2);
});

function byPlace({ source: one }: Override, { source: other }: Override): number {
  return one.file.localeCompare(other.file) || one.start.line - other.start.line;
}

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

describe('the overrides of the dialect', () => {
  async function kindOf(args: readonly string[], config = '{}'): Promise<string | undefined> {
    const folder = createTestFolder();
    writeFiles(folder, { 'docs/webhook/v3/DISCOUNT_CARD.GET_CARD.md': success, 'docwright.config.json': config });
    const { stdout } = await callDocwright(['inspect', 'docs', ...args], folder);
    return /"name": "total_amount",\s+"required": true,\s+"shape": \{\s+"kind": "(\w+)"/.exec(stdout)?.[1];
  }

  it('are not applied by inspect', async () => {
    expect(await kindOf([])).toBe('string');
    expect(await kindOf([], '{ "dialectOverrides": true }')).toBe('string');
  });

  it('are applied by inspect with --dialect-overrides', async () => {
    expect(await kindOf(['--dialect-overrides'])).toBe('number');
    expect(await kindOf(['--dialect-overrides'], '{ "dialectOverrides": false }')).toBe('number');
  });

  it('are applied to the client, unless they are turned off', async () => {
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
