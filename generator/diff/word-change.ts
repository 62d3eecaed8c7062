import type { Change } from './change.js';

/** Makes a text of a page harmless where it is printed. */
export type Quote = (text: string) => string;

const longestText = 200;

/** What is different, as a sentence without its subject: ``is `integer` now, formerly `string` ``. */
export function wordChange({ says, parameters }: Change, quote: Quote): string {
  return says.replace(/\{(\w+)\}/g, (_, name: string) => quote(shorten(parameters[name] ?? '')));
}

/** Where an operation is: `POST /v3/refund/domestic/refunds`; a notification has no URL of its own. */
export function wordOperation({ placed: { operation } }: Change): string {
  return operation.kind === 'call' ? `${operation.method} ${operation.url}` : 'notification';
}

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
