import { expect, it } from 'vitest';
import { connect } from './connect.js';

it.each([
  ['', 'text/html; charset=utf-8'],
  ['_sandbox/page/page.js', 'text/javascript; charset=utf-8'],
  ['_sandbox/page/page.css', 'text/css; charset=utf-8'],
  ['_sandbox/page/icon.svg', 'image/svg+xml'],
])('serves /%s as %s, so that it can load nothing from other hosts and cannot be framed', async (path, type) => {
  const { sandbox } = await connect();
  const { status, headers } = await fetch(new URL(path, sandbox.url));
  const policy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
  expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type });
  expect(headers.get('content-security-policy')).toBe(policy);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it.each(['_sandbox/page/page.html', '_sandbox/page/../index.js', '_sandbox/page/%2e%2e/index.js'])(
  'serves no other file: /%s',
  async (path) => {
    const { sandbox } = await connect();
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(404);
  },
);
