import { defineConfig } from 'docwright';

export default defineConfig({
  input: 'docs',
  output: 'client',
  dialect: 'plain',
  api: {
    title: 'Library API',
    servers: [{ url: 'https://library.example', description: 'The library' }],
    client: { type: 'LibraryClient', variable: 'library', call: '.v1.loans.get()' },
    auth: [
      {
        name: 'signature',
        options: {
          key: { description: 'The key of the app, as the library gave it.' },
          secret: { description: 'The secret that belongs to the key. It signs requests and is never sent.' },
        },
        sign: { text: '{milliseconds}{method}{path}{queryOrBody}', by: 'hmac-sha256', key: '{secret}', as: 'hex' },
        headers: {
          'X-Library-Key': '{key}',
          'X-Library-Time': '{milliseconds}',
          'X-Library-Signature': '{signature}',
        },
      },
    ],
  },
});
