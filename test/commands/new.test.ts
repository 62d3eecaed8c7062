import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newPage } from '../../generator/commands/new.js';
import { buildClient } from '../../generator/run/build-client.js';
import { finishRun } from '../../generator/run/run-events.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

async function write(page: string, method?: string, title?: string) {
  const root = createTestFolder();
  const { console, said } = recordConsole();
  const exitCode = await newPage({ page, method, title, root }, console);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return { root, exitCode, files, text: files[0] ? readFileSync(join(root, files[0]), 'utf8') : '', ...said };
}

it.each([
  ['v3/rare-books', 'post', '13:40'],
  ['v3/rare-books/{loan_no}/renewals', 'patch', '14:40'],
  ['openapi/v3/rare-books/{loan_no}.md', 'GET', '14:40'],
  ['v3/rare-books/{loan_no}/pages/{page_no}', 'delete', '15:40'],
  ['v3/bills', 'put', '13:40'],
  ['v2/lend/book', 'post', '13:40'],
  ['webhook/v3/BOOK.RETURNED', undefined, '27:40'],
  ['webhook/v2/returned', undefined, '15:40'],
])('writes %s %s so that lint reports only the types to fill in, at the first of them', async (page, method, place) => {
  const { root, exitCode } = await write(page, method, '查询: "借阅"');
  const read = await finishRun(buildClient({ folders: [root], version: '0' }));
  const diagnostics = 'wrong' in read ? [] : read.diagnostics;
  expect({
    exitCode,
    told: diagnostics.map(({ code, range: { start } }) => `${start.line}:${start.column} ${code}`),
  }).toEqual({
    exitCode: 0,
    told: [`${place} type-unknown`],
  });
});

it('has no diagnostics once each TODO is replaced', async () => {
  const { root, files, text } = await write('v3/rare-books/{loan_no}', 'get', '查询借阅');
  const filled = text
    .replaceAll('| TODO | TODO', '| string | 说明')
    .replaceAll("'TODO'", "'L1'")
    .replaceAll('TODO', 'state');
  writeFiles(root, { [files[0] ?? '']: filled });
  const read = await finishRun(buildClient({ folders: [root], version: '0' }));
  expect('wrong' in read ? undefined : read.diagnostics).toEqual([]);
});

it('writes the page of a call', async () => {
  const { files, text, told } = await write('v3/rare-books/{loan_no}/renewals', 'post', '续借');
  expect(files).toEqual(['openapi/v3/rare-books/{loan_no}/renewals.md']);
  expect(text.split('\n').slice(0, 30).join('\n')).toBe(`---
title: 续借
description: TODO
---

# {{ $frontmatter.title }} {#post}

{{ $frontmatter.description }}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| loan_no {data-required} | string | TODO
| json {data-required} | object | TODO
| TODO {data-required data-indent=1} | TODO | TODO

{.im-table #request}

::: code-group

\`\`\`ts [TypeScript]
const answer = await wxpay.v3.rareBooks._loan_no_.renewals.post({
  loan_no: 'TODO',
  json: {
    TODO: 'TODO',
  },
});
\`\`\`

:::
`);
  expect(told).toMatch(/^Replace each TODO: the description, and the rows with their types and the sample\. /);
});

it('never overwrites a page', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'specs/openapi/v3/loans.md': 'mine' });
  const call = ['new', 'v3/loans', '--method', 'post'];
  expect(runDocwright(call, folder)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'docwright: specs/openapi/v3/loans.md already exists. Change that page, or give another path.\n',
  });
  expect(readFileSync(join(folder, 'specs/openapi/v3/loans.md'), 'utf8')).toBe('mine');
});

it.each([
  ['../v3/loans', 'post', 'a segment is `.` or `..`'],
  ['v3/../../loans', 'post', 'a segment is `.` or `..`'],
  ['/etc/loans', 'post', 'a segment is empty'],
  ['v3/lo\u202eans', 'post', 'a segment holds a character that cannot be seen'],
  ['v3/lo`ans', 'post', 'a segment has a space or a character that no URL of the API has'],
  ['v3/con', 'post', 'Windows keeps a segment for a device'],
  ['loans', 'post', 'it does not begin with a version, such as v3/'],
  ['v3/loans', undefined, 'Give the method by --method: get, post, put, patch, delete.'],
  ['v3/loans', 'fetch', 'Give the method by --method: get, post, put, patch, delete.'],
  ['webhook/v3/BOOK.RETURNED', 'get', 'A notification is always a POST: omit --method.'],
])('rejects the page %j with the method %s', async (page, method, words) => {
  const { exitCode, files, complained } = await write(page, method);
  expect({ exitCode, files, told: complained.includes(words) }).toEqual({ exitCode: 2, files: [], told: true });
});

it('requires a folder where none is configured', async () => {
  const { exitCode, stderr } = await callDocwright(['new', 'v3/loans', '--method', 'post'], createTestFolder());
  expect({ exitCode, told: stderr.includes('No folder is given.') }).toEqual({ exitCode: 2, told: true });
});
