import type { Api, SignatureRule } from '../model/api.js';
import type { Operation } from '../model/schema.js';

/** What proves who calls: a signature, and a certificate beside it where the page wants one. */
export function secureOperation(operation: Operation, facts: Api): Record<string, []>[] {
  const signature = facts.signatures.find((rule) => fits(rule, operation));
  const schemes = [
    ...(signature ? [signature.scheme] : []),
    ...(operation.transport.clientCertificate ? [facts.clientCertificate] : []),
  ];
  return [Object.fromEntries(schemes.map((scheme) => [scheme, []]))];
}

function fits({ urlStartsWith = '', queryHolds }: SignatureRule, { url, request }: Operation): boolean {
  return (
    url.startsWith(urlStartsWith) && (queryHolds === undefined || request.query.some(({ name }) => name === queryHolds))
  );
}
