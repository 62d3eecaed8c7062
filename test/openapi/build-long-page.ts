import { createDescriber } from '../../generator/describe-page.js';
import { plain } from '../../generator/dialects/plain.js';
import { completeApi } from '../../generator/model/complete-api.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { writeLongPage } from '../support/long-page.js';

/** The document of a page of 300 endpoints whose responses only examples show. */
export async function buildLongPage() {
  const { page } = createDescriber(plain)({ path: 'rest', file: 'rest.md', text: writeLongPage(300) });
  const servers = [{ url: 'https://library.example', description: 'The library' }];
  return {
    pages: [page],
    document: buildDocument([page], { ...plain, api: completeApi({ title: 'Library', servers }) }),
  };
}
