import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeClient } from '../../generator/4-emit/write/write-client.js';
import { defaultSettings } from '../../generator/config/settings.js';
import { plain } from '../../generator/dialects/plain.js';
import { buildClient, type Client, type OutputCall } from '../../generator/run/build-client.js';
import { rebuildClient, writeUpdate } from '../../generator/run/keep-client.js';
import { type Recall, recallFromOutput } from '../../generator/run/memory/recall-pages.js';
import { finishRun, type RunEvent } from '../../generator/run/run-events.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

function pageOf(...lines: readonly string[]): string {
  const calls = lines.map(
    (line) => `## Call ${line}\n\n\`${line}\`\n\n| Field | Type |\n| --- | --- |\n| id | string |\n`,
  );
  return `# Loans\n\n${calls.join('\n')}`;
}

const written = {
  'docs/books.md': pageOf('GET /v1/books'),
  'docs/lend.md': pageOf('POST /v1/loans', 'GET /v1/readers'),
  'docs/list.md': pageOf('GET /v1/loans'),
  'docs/return.md': pageOf('DELETE /v1/readers'),
};

/** A folder with pages of which three share files, and the client of them. */
async function startProject() {
  const folder = createTestFolder();
  writeFiles(folder, written);
  const settings = { ...defaultSettings, dialect: plain };
  const call: OutputCall = {
    folders: [join(folder, 'docs')],
    settings,
    version: '0',
    threads: 1,
    out: join(folder, 'client'),
  };
  const client = await build(call);
  await writeClient(call.out, client.generated);
  return { folder, call, client };
}

async function build(call: OutputCall, recall?: Recall, take: (event: RunEvent) => void = () => {}): Promise<Client> {
  const client = await finishRun(buildClient(call, recall), take);
  if ('wrong' in client) throw new Error('The folder of the test is wrong.');
  return client;
}

type Change = (place: (file: string) => string) => void;

/** Changes of pages, and the pages that are described because of them. */
const changes: readonly (readonly [what: string, change: Change, described: readonly string[]])[] = [
  [
    'one of two pages of a file changes',
    (place) => writeFileSync(place('docs/list.md'), pageOf('GET /v1/loans', 'GET /v1/late')),
    ['list'],
  ],
  ['one of two pages of a file is deleted', (place) => rmSync(place('docs/list.md')), []],
  [
    'one of two pages of a file is renamed',
    (place) => renameSync(place('docs/list.md'), place('docs/all.md')),
    ['all'],
  ],
  ['a page leaves a file', (place) => writeFileSync(place('docs/list.md'), pageOf('GET /v1/lists')), ['list']],
  ['a page joins a file', (place) => writeFileSync(place('docs/return.md'), pageOf('DELETE /v1/books')), ['return']],
  ['a new page joins a file', (place) => writeFileSync(place('docs/new.md'), pageOf('PUT /v1/books')), ['new']],
  [
    'a new page takes the name of a file',
    (place) => writeFileSync(place('docs/new.md'), pageOf('GET /v1/BOOKS')),
    ['new'],
  ],
  ['a new page repeats a call', (place) => writeFileSync(place('docs/a.md'), pageOf('GET /v1/loans')), ['a', 'list']],
  [
    'a page of no shared file changes',
    (place) => writeFileSync(place('docs/books.md'), pageOf('GET /v1/books', 'GET /')),
    ['books'],
  ],
  [
    'a shared file of the client is edited',
    (place) => writeFileSync(place('client/v1/loans.ts'), 'edited'),
    ['lend', 'list'],
  ],
];

describe.each(changes)('where %s', (_what, change, described) => {
  it('a run that remembers the one before writes what a run without memory does', async () => {
    const { folder, call, client } = await startProject();
    change((file) => join(folder, file));
    const paths: string[] = [];
    const recall = recallFromOutput(client.record, { out: call.out, emit: defaultSettings.emit });
    const again = await build(call, recall, (event) => {
      if (event.kind === 'described') paths.push(event.result.path);
    });
    const fresh = await build(call);
    expect(again.generated).toEqual(fresh.generated);
    expect(again.diagnostics).toEqual(fresh.diagnostics);
    expect(paths).toEqual(described);
  });

  it('a client that is watched becomes the same', async () => {
    const { folder, call, client } = await startProject();
    const touched = new Set<string>();
    change((file) => {
      const place = join(folder, file);
      if (file.startsWith('docs')) touched.add(place);
      return place;
    });
    if (touched.size === 0) return;
    const after = await rebuildClient({ call, current: client }, touched);
    if ('wrong' in after) throw new Error('The folder of the test is wrong.');
    await writeUpdate({ call, current: client }, after);
    expect(after.generated).toEqual((await build(call)).generated);
  });
});
