import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cases, emitPages, expectedFolder, readPages } from './emit-case.js';

/** Files that every client has: a case expects only those that it is about. All files of pages are expected. */
const overall = /^(runtime\/.*|client\.ts|index\.ts|notifications\.ts|api\.md|README\.md|manifest\.json)$/;

describe('a schema is emitted as these files', () => {
  test.each(cases)('%s', (name) => {
    const { files, diagnostics } = emitPages(readPages(name));
    const place = (path: string) => `${fileURLToPath(expectedFolder(name))}${path}`;
    const given = files.filter(({ path }) => !overall.test(path) || existsSync(place(path)));
    const told = { path: 'diagnostics.txt', text: diagnostics.map(({ message }) => `${message}\n`).join('') };
    const all = told.text === '' ? given : [...given, told];
    if (process.env['UPDATE_FIXTURES'] === '1') {
      for (const { path, text } of all) {
        mkdirSync(dirname(place(path)), { recursive: true });
        writeFileSync(place(path), text);
      }
    }
    const paths = readdirSync(expectedFolder(name), { recursive: true, encoding: 'utf8' });
    const expected = paths.filter((path) => /\.(ts|md|txt)$/.test(path));
    expect(Object.fromEntries(all.map(({ path, text }) => [path, text]))).toEqual(
      Object.fromEntries(expected.map((path) => [path, readFileSync(place(path), 'utf8')])),
    );
  });
});

test('the order of the pages does not matter', () => {
  const pages = cases.flatMap(readPages);
  expect(emitPages([...pages].reverse()).files).toEqual(emitPages(pages).files);
});
