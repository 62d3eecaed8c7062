import { openapi } from 'docwright';
import { expect, it } from 'vitest';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { connect } from './connect.js';

const signed = `# 开馆的时间 {#get}

| 请求参数 | 类型 | 描述
| --- | --- | ---
| query | object {data-required} | 声明请求的查询参数
| library_no {data-required data-indent=1} | string | 馆号
| nonce_str {data-required data-indent=1} | string | 随机串
| sign {data-required data-indent=1} | string | 签名

| 返回字典 | 类型 | 描述
| --- | --- | ---
| return_code {data-required} | string | 结果<br/>\`SUCCESS\` \\| \`FAIL\` 枚举值之一
| library_no {data-required} | string | 馆号
| sign {data-required} | string | 签名
`;

const sealed = `# 按姓名找读者 {#get}

| 请求参数 | 类型 | 描述
| --- | --- | ---
| query {data-required} | object | 查询参数
| name {data-required data-indent=1} | string {data-tooltip=微信支付公钥/平台证书加密后的BASE64字符串 data-encrypted=by-rsa-pubkey} | 姓名
| limit {data-required data-indent=1} | integer | 至多几位
| headers {data-required} | object | 请求的头
| Wechatpay-Serial {data-required data-indent=1} | string | 公钥编号

| 返回字典 | 类型 | 描述
| --- | --- | ---
| readers {data-required} | object[] | 读者
| name {data-required data-indent=1} | string {data-tooltip=商户API证书加密后的BASE64字符串 data-encrypted=by-rsa-pubkey} | 姓名
`;

/** Try a call of these pages. */
async function tryPages(path: string) {
  const folder = createTestFolder();
  writeFiles(folder, { 'openapi/v2/library/hours.md': signed, 'openapi/v3/library/readers.md': sealed });
  const { sandbox } = await connect({ document: await openapi({ input: folder }) });
  const response = await fetch(new URL(`_sandbox/try/${path}`, sandbox.url));
  const [{ target, id } = { target: '', id: '' }] = sandbox.exchanges();
  return { response, target, exchange: sandbox.exchange(id) };
}

it('seals values in a query, and opens each element of a list', async () => {
  const { response, target, exchange } = await tryPages('v3/library/readers?name=%E5%BC%A0%E4%B8%89&limit=5');
  expect(response.status).toBe(200);
  expect(target).toMatch(/^\/v3\/library\/readers\?name=[\w%]{300,}&limit=5$/);
  expect(exchange?.request.sealed).toMatchObject([{ field: '/name', opened: '张三' }]);
  expect(response.headers.get('x-sandbox-opened')).toMatch(/^\/readers\/0\/name/);
  expect(JSON.parse(await response.text()).readers[0]).toEqual({ name: '张三' });
});

it('signs a query of v2, with a nonce', async () => {
  const { response, target } = await tryPages('library/hours?library_no=7');
  expect(target).toMatch(/^\/library\/hours\?library_no=7&nonce_str=\w{32}&sign=[0-9A-F]{32}$/);
  expect(response.headers.get('x-sandbox-signature')).toBe('verified');
  expect(await response.text()).toContain('<library_no>7</library_no>');
});
