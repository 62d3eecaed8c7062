import { describe, expect, it } from 'vitest';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { readSchema } from './compare-pages.js';
import { type Edit, editPages } from './edit-pages.js';

const optional = (row: string) => [row.replace('data-required ', '')];
const gone = () => [];
const retyped = (row: string) => [row.replace('| string |', '| boolean |')];
const described = (row: string) => [`${row}，另有说明`];
const joined = (row: string) => [row, '| newcomer {data-required data-indent=1} | string | 新增'];

const edits: readonly (readonly [name: string, table: Edit['table'], change: Edit['change'], found: string])[] = [
  ['an optional member', 'request', optional, 'compatible member-optional'],
  ['a removed member', 'request', gone, 'breaking member-removed'],
  ['a member of another type', 'request', retyped, 'breaking type-changed'],
  ['a description', 'request', described, 'documentation description-changed'],
  ['a new required member', 'request', joined, 'breaking required-member-added'],
  ['an optional member', 'response', optional, 'breaking member-optional'],
  ['a removed member', 'response', gone, 'breaking member-removed'],
  ['a member of another type', 'response', retyped, 'breaking type-changed'],
  ['a description', 'response', described, 'documentation description-changed'],
  ['a new required member', 'response', joined, 'compatible required-member-added'],
];

describe('the corpus', needsSharedFolder, () => {
  it('is the same as itself', async () => {
    const schema = await readSchema(sharedPath('corpus'));
    expect(compareSchemas(schema, structuredClone(schema), wechatpayApi)).toEqual([]);
  });

  it.each(edits)('reports %s of a %s with the right code', (_, table, change, found) => {
    const counts = editPages(sharedPath('corpus/openapi'), { table, change });
    expect(Object.keys(counts)).toEqual([found]);
    expect(counts[found]).toBeGreaterThan(100);
  });
});
