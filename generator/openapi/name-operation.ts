import { isNamedByUrl } from '../model/operation-key.js';
import type { Operation, Page } from '../model/schema.js';
import { splitPagePath } from '../model/split-page-path.js';
import { trimEnd } from '../model/trim-end.js';

/**
 * What an operation is called in a document, which depends on its page and its heading alone, or on its method and URL.
 *
 *     openapi/v3/pay/transactions/id/{transaction_id}   get    →   v3.pay.transactions.id._transaction_id_.get
 *     webhook/v3/REFUND.SUCCESS                         post   →   webhook.v3.REFUND.SUCCESS.post
 *     GET /v1/loans/{loan}                                     →   v1.loans._loan_.get
 *     POST /?Action=ListBooks                                  →   ListBooks.post
 */
export function nameOperation({ path }: Page, operation: Operation, callFolders: readonly string[]): string {
  const { anchor, method, url } = operation;
  if (!isNamedByUrl(operation)) return [...splitPagePath(path, callFolders), anchor].map(toNamePart).join('.');
  return [...splitUrl(url).map(toNamePart), method.toLowerCase()].join('.');
}

/** The words of a URL: its segments, and what its query fixes; of other parameters their names. */
function splitUrl(url: string): string[] {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => (/^[^{}]+$/.test(value) ? value : name));
  return [...path.split('/'), ...pairs]
    .map((segment) => segment.replace(/^\{(.*)\}$/s, '_$1_').replace(/[^\p{L}\p{N}_.-]+/gu, '-'))
    .map((segment) => trimEnd(segment.replace(/^-+/, ''), '-'))
    .filter((segment) => segment !== '');
}

/** What may stand in the name of a component: `{id}` → `_id_`, `größe` → `gruf6udfe`. */
export function toNamePart(text: string): string {
  return text
    .replace(/^\{(.*)\}$/s, '_$1_')
    .replace(/[^\w.-]/gu, (character) => `u${character.codePointAt(0)?.toString(16) ?? ''}`);
}

/** The name, or the name with the smallest number from 2 on that is free; names that differ in capitals alone count as one. */
export function claimName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}.${number}`;
  taken.add(name.toLowerCase());
  return name;
}
