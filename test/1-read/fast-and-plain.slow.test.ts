import { describe, expect, test } from 'vitest';
import { createPageReader, createPlainPageReader } from '../../generator/1-read/create-page-reader.js';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { pageRulesOf } from '../../generator/model/page-rules.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { readAll } from './read-all.js';

describe('real pages read piece by piece give the same tree as remark for the whole page', needsSharedFolder, () => {
  const { pages } = findPages([sharedPath('corpus')], pageRulesOf(wechatpay), () => {});
  const sources = pages.flatMap((page) => readPageSource(page, () => {}) ?? []);

  test('there are 708 pages', () => {
    expect(sources.length).toBe(708);
  });

  test('each page gives the same tree', () => {
    expect(readAll(createPageReader({ attributes: true }), sources)).toEqual(
      readAll(createPlainPageReader({ attributes: true }), sources),
    );
  });
});
