import { prefixOf, type WrittenOperation } from '../api-document/read-document.js';
import type { Resolve } from '../api-document/schemas.js';
import { spellCall } from './spell-call.js';

/** An operation as the reference shows it: its requests lead to the sandbox, which asks for no key. */
export function describeOperation(operation: WrittenOperation): object {
  const { security: _security, servers = [], ...shown } = operation;
  const { clientCertificate } = operation['x-docwright'];
  const prefixes = [...new Set(servers.map(({ url }) => prefixOf(url)))].filter((prefix) => prefix !== '');
  return {
    ...shown,
    ...(prefixes.length > 0 && { servers: prefixes.map((url) => ({ url })) }),
    ...(clientCertificate && { 'x-badges': [{ name: '商户 API 证书' }] }),
  };
}

/** A call with the code that makes it by a generated client. */
export function describeCall(operation: WrittenOperation, resolve: Resolve): object {
  const source = spellCall(operation, resolve);
  return { ...describeOperation(operation), 'x-codeSamples': [{ lang: 'typescript', label: 'docwright', source }] };
}
