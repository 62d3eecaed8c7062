import { join } from 'node:path';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import { pageRulesOf } from '../../generator/model/page-rules.js';
import type { Page } from '../../generator/model/schema.js';
import { emitPages } from '../4-emit/emit-case.js';
import { repository } from '../support/run-docwright.js';
import { writeFiles } from '../support/temporary-folder.js';

const ignore = () => {};

/** The schema of every page of `specs/`. */
export function readSpecsPages(): readonly Page[] {
  const describePage = createDescriber(wechatpay);
  return findPages([join(repository, 'specs')], pageRulesOf(wechatpay), ignore).pages.flatMap((file) => {
    const source = readPageSource(file, ignore);
    return source ? [describePage(source).page] : [];
  });
}

/** Write the client of pages with a check of each example beside it; returns the number of checks. */
export function writeWithExamples(folder: string, pages: readonly Page[]): number {
  const { files, checks } = emitPages(pages);
  writeFiles(folder, Object.fromEntries([...files, ...checks].map(({ path, text }) => [path, text])));
  return checks.length;
}
