import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { findCopiedWords } from './find-copied-words.js';
import { listPages } from './list-pages.js';
import { needsSharedFolder, repositoryRoot, sharedPath } from './shared-folder.js';

it('specs/ copies no text of the corpus', needsSharedFolder, async () => {
  const [specs, corpus] = await Promise.all([readPages(`${repositoryRoot}/specs`), readPages(sharedPath('corpus'))]);
  expect(findCopiedWords(specs, corpus)).toEqual([]);
});

async function readPages(root: string): Promise<string> {
  const pages = await listPages(root);
  const texts = await Promise.all(pages.map((page) => readFile(`${root}/${page}.md`, 'utf8')));
  return texts.join('\n');
}
