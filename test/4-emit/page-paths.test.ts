import { describe, expect, test } from 'vitest';
import { placePage } from '../../generator/4-emit/page-file.js';
import type { Page } from '../../generator/model/schema.js';
import { emitPages } from './emit-case.js';

describe('the path of a page decides its file', () => {
  test.each([
    ['openapi/v3/pay/transactions/id/{transaction_id}', 'v3/pay/transactions/id/_transaction_id_.ts'],
    ['openapi/v3/Policy_periods', 'v3/Policy_periods.ts'],
    ['webhook/v3/REFUND.SUCCESS', 'webhook/v3/REFUND.SUCCESS.ts'],
    ['other/{a}b', 'other/{a}b.ts'],
    ['openapi/openapi/x', 'openapi/x.ts'],
  ])('%s in %s', (path, file) => {
    expect(placePage(path, ['openapi'])).toEqual({ file });
  });

  test('only the folders of calls of the dialect are left out', () => {
    expect(placePage('openapi/v3/pay', ['api', 'partner'])).toEqual({ file: 'openapi/v3/pay.ts' });
    expect(placePage('partner/v3/pay', ['api', 'partner'])).toEqual({ file: 'v3/pay.ts' });
    expect(placePage('api', ['api'])).toEqual({ file: 'api.ts' });
  });

  test.each([
    '..',
    'openapi/v3/../../etc/passwd',
    'openapi/./x',
    'openapi//x',
    'openapi/a\\b',
    'openapi/a\0b',
    'openapi/a\nb',
    'openapi/a\u202eb',
    'openapi/c:x',
    'openapi/con',
    'openapi/AUX.x',
    'openapi/nul.txt/x',
    'openapi/a.',
    'openapi/a ',
    'openapi/a?b',
    'openapi/a#b',
    'openapi/a%2e',
    `openapi/${'字'.repeat(67)}`,
    'openapi/index',
    'openapi/client',
    'notifications',
    'openapi/runtime/core/client',
    'Runtime/x',
    '',
  ])('there is no file for %j', (path) => {
    expect(placePage(path, ['openapi'])).toHaveProperty('problem');
  });
});

describe('of pages whose files cannot exist side by side, the later is left out', () => {
  test.each([
    [['openapi/v3/Refunds', 'openapi/v3/refunds'], 'openapi/v3/refunds'],
    [['openapi/webhook/X', 'webhook/X'], 'webhook/X'],
    [['openapi/v3/{id}', 'openapi/v3/_id_'], 'openapi/v3/{id}'],
    [['openapi/v3/a', 'openapi/v3/a.ts/b'], 'openapi/v3/a.ts/b'],
    [['openapi/v3/é', 'openapi/v3/e\u0301'], 'openapi/v3/é'],
  ])('%j', (paths, leftOut) => {
    const { files, diagnostics } = emitPages(paths.map((path) => ({ path, operations: [] }) satisfies Page));
    expect(diagnostics.map(({ code, range }) => `${code} ${range.file}`)).toEqual([`page-path-collides ${leftOut}.md`]);
    expect(emitPages(paths.reverse().map((path) => ({ path, operations: [] }))).files).toEqual(files);
  });
});
