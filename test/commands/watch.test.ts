import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFiles } from '../support/temporary-folder.js';
import { expectFresh, startWatching } from './start-watching.js';

const loans = 'docs/openapi/v3/library/loans.md';

it('updates the client for a changed, a new and a removed page, and prints a line for each', async () => {
  const { folder, nextLine, end } = await startWatching();
  const text = readFileSync(join(folder, loans), 'utf8');
  writeFileSync(join(folder, loans), text.replace('查询借阅', '借阅'));
  expect(await nextLine()).toMatch(/^docs\/openapi\/v3\/library\/loans\.md: \d files written in \d+ ms; 1 warning$/);
  await expectFresh(folder);
  writeFiles(folder, { 'docs/openapi/v3/library/more/shelves.md': text });
  expect(await nextLine()).toMatch(
    /^docs\/openapi\/v3\/library\/more\/shelves\.md: \d files written in \d+ ms; 1 warning$/,
  );
  await expectFresh(folder);
  rmSync(join(folder, loans));
  expect(await nextLine()).toMatch(
    /^docs\/openapi\/v3\/library\/loans\.md: \d files written, 1 removed in \d+ ms; 1 warning$/,
  );
  await expectFresh(folder);
  expect(await end()).toBe(0);
});

it('waits until a page is written completely', async () => {
  const { folder, nextLine } = await startWatching();
  const text = readFileSync(join(folder, loans), 'utf8').replace('查询借阅', '借阅');
  writeFileSync(join(folder, loans), text.slice(0, 3));
  writeFileSync(join(folder, loans), text);
  expect(await nextLine()).toMatch(/files written in/);
  await expectFresh(folder);
});

it('continues after a page that cannot be read, and reports it', async () => {
  const { folder, nextLine } = await startWatching();
  const text = readFileSync(join(folder, loans), 'utf8');
  writeFileSync(join(folder, loans), new Uint8Array([0x23, 0xff]));
  expect(await nextLine()).toMatch(/1 removed in/);
  expect(await nextLine()).toBe('docs/openapi/v3/library/loans.md:1:1 error page-unreadable');
  writeFileSync(join(folder, loans), text);
  let line = '';
  while (!line.includes('files written in')) line = await nextLine();
  await expectFresh(folder);
});

it('watches overrides and templates, which affect every page', async () => {
  const { folder, nextLine } = await startWatching([], {
    'docwright.config.json': '{ "input": "docs", "output": "out", "templates": "own", "overrides": "wrong.yaml" }',
    'own/header.hbs': '// one\n',
    'wrong.yaml': '[]\n',
  });
  writeFiles(folder, { 'own/header.hbs': '// two\n' });
  expect(await nextLine()).toMatch(/^own\/header\.hbs: \d files written/);
  writeFiles(folder, {
    'wrong.yaml':
      '- page: openapi/v3/library/loans\n  field: response.body.state\n  set: { type: integer }\n  reason: a test\n',
  });
  expect(await nextLine()).toMatch(/^wrong\.yaml: \d files written/);
  const text = readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8');
  expect([text.split('\n')[2], text.includes('state: number')]).toEqual(['// two', true]);
});

it('restarts with a changed configuration, and continues with the old one while the new one is broken', async () => {
  const config = { input: 'docs', output: 'out', values: 'open' };
  const { folder, nextLine } = await startWatching([], { 'docwright.config.json': JSON.stringify(config) });
  writeFiles(folder, { 'docwright.config.json': '{ "input": ' });
  expect(await nextLine()).toMatch(/^docwright: docwright\.config\.json cannot be read/);
  let line = '';
  writeFiles(folder, { 'docwright.config.json': JSON.stringify({ ...config, values: 'closed' }) });
  while (!line.startsWith('watching docs')) line = await nextLine();
  expect(readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8')).toContain("kind?: 'BOOK' | 'MAP';");
});
