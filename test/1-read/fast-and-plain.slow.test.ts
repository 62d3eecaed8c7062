import { describe, expect, test } from 'vitest';
import { createPageReader, createPlainPageReader } from '../../generator/1-read/create-page-reader.js';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { readAll } from './read-all.js';

describe('reading real pages piece by piece gives what remark gives for the whole', needsSharedFolder, () => {
  const { pages } = findPages([sharedPath('corpus')], ['openapi', 'webhook'], () => {});
  const sources = pages.flatMap((page) => readPageSource(page, () => {}) ?? []);

  test('of which there are 708', () => {
    expect(sources.length).toBe(708);
  });

  test('for each of them', () => {
    expect(readAll(createPageReader(), sources)).toEqual(readAll(createPlainPageReader(), sources));
  });
});
