import { hash } from 'node:crypto';

/** SHA-256 of the text of a page, in hexadecimal; git may write its lines with other ends on another machine. */
export function hashPage(text: string): string {
  return hashText(text.replaceAll('\r\n', '\n'));
}

/** SHA-256 in hexadecimal. */
export function hashText(text: string | Uint8Array): string {
  return hash('sha256', text);
}
