import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../support/run-docwright.js';

/** The files that are loaded with one: its imports and theirs, except types and `import()`. */
function listLoaded(file: string): readonly string[] {
  const loaded = new Set([file]);
  // Iterating over a set includes files that are added meanwhile.
  for (const each of loaded) {
    const imports = readFileSync(each, 'utf8').matchAll(/^(?:import|export)(?! type) [^;]*?from '(\.[^']+)\.js';/gm);
    for (const [, path = ''] of imports) loaded.add(`${join(each, '..', path)}.ts`);
  }
  return [...loaded].map((each) => basename(each, '.ts'));
}

it('loads rarely used modules with the first call that needs them, not with the client', () => {
  const loaded = listLoaded(join(repository, 'templates/runtime/wechatpay/create-client.ts'));
  const later = [
    ...[
      'bills',
      'certificates',
      'download',
      'https-fetch',
      'log-bodies',
      'multipart',
      'notification',
      'prepare',
      'tls',
    ],
    ...['undocumented', 'upload', 'v2', 'v2-answer', 'v2-notification', 'v2-request', 'xml'],
  ];
  expect(later.filter((name) => loaded.includes(name))).toEqual([]);
  expect(loaded).toContain('v3-request');
});
