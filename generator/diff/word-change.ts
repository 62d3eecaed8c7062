import type { Change } from './change.js';

/** Escapes text of a page for the printed format. */
export type Quote = (text: string) => string;

const longestText = 200;

/** A change as a sentence without its subject: ``is `integer` now, formerly `string` ``. */
export function wordChange({ says, parameters }: Change, quote: Quote): string {
  return says.replace(/\{(\w+)\}/g, (_, name: string) => quote(shorten(parameters[name] ?? '')));
}

/** The name of an operation: `POST /v3/refund/domestic/refunds`; a notification has no URL. */
export function wordOperation({ placed: { operation } }: Change): string {
  return operation.kind === 'call' ? `${operation.method} ${operation.url}` : 'notification';
}

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
