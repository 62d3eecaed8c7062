import { createHash } from 'node:crypto';
import { openapi } from 'docwright';
import { expect, it } from 'vitest';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { connect } from './connect.js';
import { sendSigned } from './signed-request.js';

const page = `# 上传封面 {#post}

| 请求参数 | 类型 | 描述
| --- | --- | ---
| body {data-required} | object | \`multipart/form-data\` 数据结构
| meta {data-required data-indent=1} | object {data-encoded=as-json} | 封面的信息
| filename {data-required data-indent=2} | string | 文件名
| file_digest {data-required data-indent=2} | string | 文件的 SM3 摘要
| file {data-required data-indent=1} | object | 封面

| 返回字典 | 类型 | 描述
| --- | --- | ---
| cover_id {data-required} | string | 封面编号
`;

async function connectLibrary() {
  const folder = createTestFolder();
  writeFiles(folder, { 'openapi/v3/library/covers.md': page });
  return connect({ document: await openapi({ input: folder }) });
}

it('computes the digest of an uploaded file, with the name and the algorithm of its page', async () => {
  const { sandbox } = await connectLibrary();
  const body = new FormData();
  body.append('file', new Blob(['bytes'], { type: 'image/png' }), 'tea.png');
  body.append('meta', new Blob(['{"filename":"tea.png"}'], { type: 'application/json' }));
  const { status } = await fetch(new URL('_sandbox/try/v3/library/covers', sandbox.url), { method: 'POST', body });
  const [{ id } = { id: '' }] = sandbox.exchanges();
  const meta = sandbox.exchange(id)?.request.body.parts.find(({ name }) => name === 'meta')?.text;
  const file_digest = createHash('sm3').update('bytes').digest('hex');
  expect([status, JSON.parse(meta ?? '{}')]).toEqual([200, { filename: 'tea.png', file_digest }]);
});

it('refuses an upload whose digest is that of another file', async () => {
  const { sandbox } = await connectLibrary();
  const meta = JSON.stringify({ filename: 'tea.png', file_digest: '0'.repeat(64) });
  const parts = [
    `--x\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n${meta}\r\n`,
    '--x\r\nContent-Disposition: form-data; name="file"; filename="tea.png"\r\n\r\nbytes\r\n--x--\r\n',
  ];
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const answer = await sendSigned(sandbox, {
    ...{ path: '/v3/library/covers', headers, body: parts.join('') },
    signedText: meta,
  });
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'PARAM_ERROR',
    detail: { field: '/meta/file_digest', issue: 'is not the digest of the file' },
  });
});
