import { expect, it } from 'vitest';
import { completeApi } from '../../generator/model/complete-api.js';

it.each([
  ['Library API', 'LibraryClient', 'library'],
  ['Pet store', 'PetStoreClient', 'petStore'],
  ['API', 'ApiClient', 'client'],
  ['图书馆', 'ApiClient', 'client'],
  ['3 Books', 'Api3BooksClient', 'client'],
])('names the client of %s', (title, type, variable) => {
  expect(completeApi({ title, servers: [] }).client).toEqual({ type, variable, call: '' });
});
