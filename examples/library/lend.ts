/** Lends books and uploads a cover: `node --import tsx examples/library/lend.ts`. */
import { ApiError, createClient, paginate } from './client/index.js';
import { credentials, startLibrary } from './server.js';

const server = await startLibrary();
const library = createClient({ ...credentials, baseUrl: server.url });

// A call: the request has the names of the page, and so has what comes back.
for (const copy of ['C-17', 'C-18', 'C-19']) {
  const { loan_id, due } = await library.v1.loans.create.post({ json: { copy, reader: 'R-4' } });
  console.log(`lent ${copy} as ${loan_id} until ${due}`);
}

// A refusal is an error with the code of the page.
try {
  await library.v1.loans.create.post({ json: { copy: 'C-17', reader: 'R-5' } });
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  console.log(`refused: ${error.status} ${error.code}`);
}

// A list, page by page: two loans each.
for await (const { loan_id, copy } of paginate(library.v1.loans.get, { query: { reader: 'R-4', limit: 2 } })) {
  console.log(`on loan: ${loan_id} ${copy}`);
}

// An upload, with what came around the data.
const picture = { name: 'emma.png', content: new TextEncoder().encode('a picture') };
const upload = library.v1.books._isbn_.cover.post({ isbn: '9780141439587', body: { file: picture } });
const { data, response } = await upload.withResponse();
console.log(`uploaded ${data.bytes} bytes to ${data.cover}: ${response.status}`);

await library.v1.loans._loan_id_.delete({ loan_id: 'L-1' });
console.log('took back L-1');
server.close();
