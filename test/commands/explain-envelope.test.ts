import { expect, it } from 'vitest';
import { listFields } from '../../generator/commands/explain/list-fields.js';
import { call, field, json, libraryApi, object } from '../support/plain-schema.js';

it('finds a field of the data below the type of the response, and what is around the data in no type', () => {
  const envelope = { root: 'reply', data: 'data', code: 'code', ok: [0], message: 'msg', tables: 'whole' } as const;
  const data = field('data', object(field('code'), field('book', object(field('title')))));
  const operation = call('GET', '/v1/book', {
    response: json(object(field('reply', object(field('code'), data))), { envelope }),
  });
  const fields = listFields('books', operation, { ...libraryApi, envelope });
  expect(fields.map(({ path, members }) => [path, members.join('.')])).toEqual([
    ['response.reply', ''],
    ['response.reply.code', ''],
    ['response.reply.data', ''],
    ['response.reply.data.code', 'code'],
    ['response.reply.data.book', 'book'],
    ['response.reply.data.book.title', 'book.title'],
  ]);
});
