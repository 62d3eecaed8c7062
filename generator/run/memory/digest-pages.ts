import type { PageFile } from '../../1-read/find-pages.js';
import { readPageSource } from '../../1-read/read-page-source.js';
import { hashPage } from '../../model/hash-text.js';

/** What the texts of pages hash to, by path; a page that cannot be read has no digest. */
export function digestPages(files: readonly PageFile[]): Map<string, string> {
  const digests = new Map<string, string>();
  for (const file of files) {
    const source = readPageSource(file, () => undefined);
    if (source !== undefined) digests.set(file.path, hashPage(source.text));
  }
  return digests;
}
