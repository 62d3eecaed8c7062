import { readFileSync, statSync } from 'node:fs';
import type { Report } from '../diagnostics/report.js';
import type { PageSource } from '../model/page-tree.js';
import { explainAccess } from './explain-access.js';
import type { PageFile } from './find-pages.js';

/** Read the text of a page; returns `undefined` and reports a diagnostic if it cannot be used. */
export function readPageSource({ path, file, location }: PageFile, report: Report): PageSource | undefined {
  const read = readText(location);
  if (read.kind === 'text') return { path, file, text: read.text };
  const start = { line: 1, column: 1 };
  report('page-unreadable', { file, start, end: start }, { reason: read.reason });
  return undefined;
}

const largestPage = 16 * 1024 * 1024;

type Read = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

function readText(location: string): Read {
  try {
    if (statSync(location).size > largestPage) return { kind: 'refused', reason: 'it is larger than 16 MB' };
    return decode(readFileSync(location));
  } catch (error) {
    return { kind: 'refused', reason: explainAccess(error) };
  }
}

/** Strict, because a replacement character could become part of a name; a byte order mark is dropped. */
const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): Read {
  try {
    return { kind: 'text', text: decoder.decode(bytes) };
  } catch {
    return { kind: 'refused', reason: 'it is not valid UTF-8' };
  }
}
