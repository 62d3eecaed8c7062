import type { Words } from '../messages/words.js';
import type { Body, Field, Operation } from '../model/schema.js';
import { sortBy } from './sort-by.js';

/** How the next page of a list is asked for, as the runtime reads it. */
export interface Paging {
  readonly [member: string]: string | number;
  /** The member of the answer that holds the rows. */
  readonly list: string;
}

/** What descriptions of paging say. */
type PagingWords = Pick<Words, 'pageNumber' | 'firstPage'>;

/**
 * Tell how a call returns a list page by page; `undefined` for a call that does not, or whose result has several lists of which none
 * is called `data`. `body` is what the call returns of its response.
 */
export function findPaging(
  { kind, method, request, response }: Operation,
  words: PagingWords,
  body: Body = response.body,
): Paging | undefined {
  const { format, shape } = body;
  if (kind !== 'call' || method !== 'GET' || format !== 'json' || shape.kind !== 'object') return undefined;
  const list = findList(shape.fields);
  return list && (findToken(request.query, shape.fields, list.name) ?? findNumber(request.query, list.name, words));
}

function findList(fields: readonly Field[]): Field | undefined {
  const lists = fields.filter(({ shape }) => shape.kind === 'list');
  return lists.length === 1 ? lists[0] : lists.find(({ name }) => name === 'data');
}

/** What names have in common that differ in their spelling alone: `pageToken`, `page_token`. */
function fold(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

const TOKEN = /(token|cursor)$/;

/** `page_token` is answered by `next_page_token`. */
function findToken(query: readonly Field[], answer: readonly Field[], list: string): Paging | undefined {
  for (const { name: parameter } of query.filter(({ name }) => TOKEN.test(fold(name)))) {
    const next = answer.find(
      ({ name, shape }) => fold(name) === `next${fold(parameter)}` && shape.kind === 'string',
    )?.name;
    if (next !== undefined) return { list, by: 'token', parameter, next };
  }
  return undefined;
}

const SIZES = ['limit', 'pagesize', 'count', 'size', 'perpage', 'maxresults'];
const PAGE_NUMBER = /^page(num|no|number|index)?$/;

function findNumber(query: readonly Field[], list: string, words: PagingWords): Paging | undefined {
  const [size] = sortBy(
    query.map(({ name }) => name).filter((name) => SIZES.includes(fold(name))),
    (name) => String(SIZES.indexOf(fold(name))),
  );
  const place = query.find(({ name }) => name === 'offset' || PAGE_NUMBER.test(fold(name)));
  if (size === undefined || place === undefined) return undefined;
  const { name: parameter } = place;
  if (isOffset(place, words)) return { list, by: 'offset', parameter, size };
  return { list, by: 'page', parameter, size, start: startOf(place, words) };
}

/** Many pages call a page's number `offset`. */
function isOffset({ name, description }: Field, { pageNumber }: PagingWords): boolean {
  return name === 'offset' && !pageNumber.test(description);
}

/** Where the words say nothing, what is called an offset counts from 0, and what is called a page from 1. */
function startOf({ name, description }: Field, { firstPage }: PagingWords): number {
  const said = firstPage.exec(description.replace(/\s/g, ''))?.[1];
  return said === undefined ? Number(name !== 'offset') : Number(said);
}
