import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { PageRules } from '../../generator/model/dialect.js';
import { needsPlainUser } from '../support/skip-unless.js';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'docwright-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(base, file)), { recursive: true });
    writeFileSync(join(base, file), '# x');
  }
}

const sections: PageRules = { folders: { openapi: 'call', webhook: 'notification' } };

function find(...folders: readonly string[]) {
  return findBy(sections, ...folders);
}

function findBy(rules: PageRules, ...folders: readonly string[]) {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const { pages, wrong } = findPages(
    folders.map((folder) => join(base, folder)),
    rules,
    report,
  );
  const sources = pages.flatMap((page) => readPageSource(page, report) ?? []);
  const problems = diagnostics.map(
    ({ code, range, message }) => `${range.file} ${code} ${message.replace('The page cannot be read: ', '')}`,
  );
  return { files: pages.map((page) => page.file), texts: sources.map((source) => source.text), wrong, problems };
}

describe('the pages of', () => {
  test('a root are those of its sections, by code unit', () => {
    write(
      'openapi/b.md',
      'openapi/B.md',
      'openapi/a/{x}.md',
      'webhook/é.md',
      'README.md',
      'openapi/x.txt',
      'other/c.md',
    );
    expect(find('').files).toEqual(['openapi/B.md', 'openapi/a/{x}.md', 'openapi/b.md', 'webhook/é.md']);
  });

  test('a section are its own, relative to the root', () => {
    write('openapi/v3/a.md', 'webhook/v3/b.md');
    expect(find('openapi').files).toEqual(['openapi/v3/a.md']);
  });

  test('a folder inside a section are its own, relative to the root', () => {
    write('openapi/v3/pay/a.md', 'openapi/v3/b.md');
    expect(find('openapi/v3/pay').files).toEqual(['openapi/v3/pay/a.md']);
  });

  test('a checkout are those of the shallowest root in it', () => {
    write(
      'site/docs/openapi/a.md',
      'site/deep/er/openapi/b.md',
      'site/node_modules/openapi/c.md',
      'site/.git/openapi/d.md',
    );
    expect(find('site').files).toEqual(['openapi/a.md']);
  });

  test('a folder without sections are all of them', () => {
    write('notes/a.md', 'notes/b/c.md', 'notes/node_modules/d.md', 'notes/.x/e.md');
    expect(find('notes').files).toEqual(['a.md', 'b/c.md']);
  });

  test('folders that overlap are taken once', () => {
    write('openapi/a.md');
    expect(find('', 'openapi', '')).toMatchObject({ files: ['openapi/a.md'], problems: [] });
  });

  test('two roots with the same page are those of the first', () => {
    write('one/openapi/a.md', 'two/openapi/a.md', 'two/openapi/b.md');
    const { files, problems } = find('one', 'two');
    expect(files).toEqual(['openapi/a.md', 'openapi/b.md']);
    expect(problems).toEqual([
      `openapi/a.md page-duplicate Two files are the same page: ${base}/one/openapi/a.md is read, ${base}/two/openapi/a.md is left out.`,
    ]);
  });
});

describe('names above and beside the documentation mean nothing:', () => {
  test('a checkout in a folder called openapi has the root that it holds', () => {
    write('openapi/work/site/docs/openapi/v3/a.md', 'openapi/work/site/README.md');
    expect(find('openapi/work/site').files).toEqual(['openapi/v3/a.md']);
  });

  test('a checkout called openapi has the root that it holds', () => {
    write('openapi/docs/openapi/v3/a.md', 'openapi/README.md');
    expect(find('openapi').files).toEqual(['openapi/v3/a.md']);
  });

  test('a checkout called webhook has the root that it holds, whatever else is written there', () => {
    write('webhook/.git/HEAD', 'webhook/docs/openapi/v3/a.md', 'webhook/notes/b.md', 'webhook/notes/c.md');
    expect(find('webhook').files).toEqual(['openapi/v3/a.md']);
  });

  test('a root in a folder called openapi is a root, however many guides lie beside its pages', () => {
    write('openapi/site/docs/openapi/v3/a.md', 'openapi/site/docs/guide/b.md', 'openapi/site/docs/guide/c.md');
    expect(find('openapi/site/docs').files).toEqual(['openapi/v3/a.md']);
  });

  test('a section of a root in a folder called openapi is a section', () => {
    write('openapi/site/docs/openapi/v3/pay/a.md', 'openapi/site/docs/openapi/v3/b.md');
    expect(find('openapi/site/docs/openapi').files).toEqual(['openapi/v3/b.md', 'openapi/v3/pay/a.md']);
    expect(find('openapi/site/docs/openapi/v3/pay').files).toEqual(['openapi/v3/pay/a.md']);
  });

  test('a project in a folder called openapi is a root when it has no sections', () => {
    write('openapi/notes/package.json', 'openapi/notes/a.md');
    expect(find('openapi/notes').files).toEqual(['a.md']);
  });

  test('a folder called webhook in a section is a part of it', () => {
    write('docs/openapi/v3/pay/a.md', 'docs/openapi/v3/pay/b.md', 'docs/openapi/v3/webhook/c.md');
    const files = ['openapi/v3/pay/a.md', 'openapi/v3/pay/b.md', 'openapi/v3/webhook/c.md'];
    expect(find('docs/openapi').files).toEqual(files);
    expect(find('docs/openapi/v3').files).toEqual(files);
  });

  test('folders without pages beside the documentation are none of it', () => {
    write('openapi/service.yaml', 'webhook/README.md', 'docs/openapi/a.md');
    expect(find('').files).toEqual(['openapi/a.md']);
  });

  test('without folders in the rules the given folder is the root', () => {
    write('openapi/docs/openapi/a.md', 'openapi/docs/b.md');
    expect(findBy({}, 'openapi/docs').files).toEqual(['b.md', 'openapi/a.md']);
  });
});

describe('extensions', () => {
  test('say which files are pages, and are no part of their paths', () => {
    write('a.md', 'b.mdx', 'c.markdown', 'd.txt');
    const { pages } = findPages([base], { extensions: ['.mdx', '.markdown'] }, () => {});
    expect(pages.map(({ path, file }) => [path, file])).toEqual([
      ['b', 'b.mdx'],
      ['c', 'c.markdown'],
    ]);
  });

  test('the longest that fits is left out of the path', () => {
    write('a.en.md', 'b.md');
    const { pages } = findPages([base], { extensions: ['.md', '.en.md'] }, () => {});
    expect(pages.map(({ path }) => path)).toEqual(['a', 'b']);
  });

  test('of two files that differ in nothing else, the first is read', () => {
    write('a.md', 'a.mdx');
    const { files, problems } = findBy({ extensions: ['.mdx', '.md'] }, '');
    expect(files).toEqual(['a.md']);
    expect(problems).toEqual([
      `a.mdx page-duplicate Two files are the same page: ${base}/a.md is read, ${base}/a.mdx is left out.`,
    ]);
  });
});

describe('wrong folders', () => {
  test('are each reported with a reason of their own, and stop nothing', () => {
    write('openapi/a.md', 'file.md', 'empty/openapi/x.txt');
    const { files, wrong } = find('missing', 'file.md', 'empty', '');
    expect(files).toEqual(['openapi/a.md']);
    expect(wrong).toEqual([
      { kind: 'missing', folder: join(base, 'missing') },
      { kind: 'file', folder: join(base, 'file.md') },
      { kind: 'empty', folder: join(base, 'empty') },
    ]);
  });
});

describe('what cannot be read is reported, and the rest is read:', () => {
  test('a folder named like a page', () => {
    write('openapi/a.md', 'openapi/b.md/c.md');
    expect(find('')).toMatchObject({
      files: ['openapi/a.md'],
      problems: ['openapi/b.md page-unreadable it is a folder.'],
    });
  });

  test('links that lead nowhere or in a circle', () => {
    write('openapi/a.md');
    symlinkSync('nothing', join(base, 'openapi/b.md'));
    symlinkSync('c.md', join(base, 'openapi/c.md'));
    symlinkSync('..', join(base, 'openapi/loop'));
    expect(find('')).toMatchObject({
      files: ['openapi/a.md'],
      problems: [
        'openapi/b.md page-unreadable its link leads nowhere.',
        'openapi/c.md page-unreadable its link leads nowhere.',
      ],
    });
  });

  test('bytes that are not UTF-8', () => {
    write('openapi/a.md');
    writeFileSync(join(base, 'openapi/b.md'), Uint8Array.of(0x23, 0x20, 0xff));
    expect(find('')).toMatchObject({
      texts: ['# x'],
      problems: ['openapi/b.md page-unreadable it is not valid UTF-8.'],
    });
  });

  test('more than 16 MB', () => {
    write('openapi/a.md');
    writeFileSync(join(base, 'openapi/b.md'), new Uint8Array(16 * 1024 * 1024 + 1));
    expect(find('')).toMatchObject({
      texts: ['# x'],
      problems: ['openapi/b.md page-unreadable it is larger than 16 MB.'],
    });
  });

  test('a page and a folder without permission', needsPlainUser, () => {
    write('openapi/a.md', 'openapi/b.md', 'openapi/c/d.md');
    chmodSync(join(base, 'openapi/b.md'), 0);
    chmodSync(join(base, 'openapi/c'), 0);
    const { problems } = find('');
    chmodSync(join(base, 'openapi/c'), 0o700);
    expect(problems).toEqual([
      'openapi/c page-unreadable permission is denied.',
      'openapi/b.md page-unreadable permission is denied.',
    ]);
  });
});

describe('links', () => {
  test('are followed where they stay below the root', () => {
    write('shared/b.md', 'shared/c/d.md', 'openapi/a.md');
    symlinkSync('../shared/b.md', join(base, 'openapi/b.md'));
    symlinkSync('../shared/c', join(base, 'openapi/c'));
    expect(find('')).toMatchObject({ files: ['openapi/a.md', 'openapi/b.md', 'openapi/c/d.md'], problems: [] });
  });

  test('that leave the root are refused by name, also through other links', () => {
    write('elsewhere/b.md', 'elsewhere/c/d.md', 'root/openapi/a.md', 'root/notes.txt');
    symlinkSync('../../elsewhere/b.md', join(base, 'root/openapi/b.md'));
    symlinkSync('../../elsewhere/c', join(base, 'root/openapi/c'));
    symlinkSync('/proc/self/environ', join(base, 'root/openapi/d.md'));
    symlinkSync('b.md', join(base, 'root/openapi/e.md'));
    symlinkSync('../../root-beside', join(base, 'root/openapi/f'));
    mkdirSync(join(base, 'root-beside'));
    const leaving = 'page-unreadable its link leads out of the documentation folder.';
    expect(find('root')).toMatchObject({
      files: ['openapi/a.md'],
      problems: expect.arrayContaining(['b.md', 'c', 'd.md', 'e.md', 'f'].map((name) => `openapi/${name} ${leaving}`)),
    });
  });

  test('in the place of a section, or of the folder that holds it, are refused', () => {
    write('elsewhere/openapi/a.md', 'site/x.txt', 'docs/x.txt');
    symlinkSync('../elsewhere', join(base, 'site/docs'));
    symlinkSync('../elsewhere/openapi', join(base, 'docs/openapi'));
    const leaving = 'page-unreadable its link leads out of the documentation folder.';
    expect([find('site'), find('docs')]).toMatchObject([
      { files: [], problems: [`docs ${leaving}`] },
      { files: [], problems: [`openapi ${leaving}`] },
    ]);
  });

  test('that a caller names are followed', () => {
    write('elsewhere/openapi/a.md');
    symlinkSync('elsewhere', join(base, 'docs'));
    expect(find('docs').files).toEqual(['openapi/a.md']);
  });

  test('to folders that are searched anyway add nothing', () => {
    write('openapi/z/a.md');
    symlinkSync('z', join(base, 'openapi/a'));
    expect(find('').files).toEqual(['openapi/z/a.md']);
  });
});

test('a byte order mark is not part of the text', () => {
  write('openapi/a.md');
  writeFileSync(join(base, 'openapi/a.md'), '\u{feff}# x');
  expect(find('').texts).toEqual(['# x']);
});
