import type { Api, FilledMember } from './api.js';
import type { Field, Message, Operation } from './schema.js';
import { fieldsWithin } from './walk-shape.js';

/** How a client computes the digest of a file. */
export type DigestAlgorithm = 'sha256' | 'sm3';

/** How the client fills in a member. */
export type Filling = Pick<FilledMember, 'by' | 'inEveryClient'> & { readonly algorithm?: DigestAlgorithm };

/** The parts of a request that have members, where it goes, and whether a nonce is added to it. */
interface FilledRequest extends Pick<Message, 'query' | 'headers' | 'body'> {
  readonly url: string;
  readonly nonce: boolean;
}

/** The members of a request that its caller may leave out, because the client fills them in. */
export function findFilled(request: FilledRequest, { filled }: Pick<Api, 'filled'>): ReadonlyMap<Field, Filling> {
  const found = new Map<Field, Filling>();
  for (const rule of filled) {
    if (!concerns(rule, request)) continue;
    const members = membersAt(rule.in, request);
    for (const field of members.filter(({ name }) => fits(name, rule))) {
      const filling = rule.by === 'digest' ? fillDigest(field, members, rule) : rule;
      if (filling) found.set(field, filling);
    }
  }
  return found;
}

/** The same of an operation. */
export function findFilledOf(
  { url, request, transport }: Pick<Operation, 'url' | 'request' | 'transport'>,
  api: Pick<Api, 'filled'>,
): ReadonlyMap<Field, Filling> {
  return findFilled({ ...request, url, nonce: transport.nonce }, api);
}

/** The members of an upload that are digests of its file: `{ file_digest: 'sha256' }`. */
export function listDigests(
  operation: Pick<Operation, 'url' | 'request' | 'transport'>,
  api: Pick<Api, 'filled'>,
): Readonly<Record<string, DigestAlgorithm>> {
  const filled = [...findFilledOf(operation, api)];
  return Object.fromEntries(filled.flatMap(([{ name }, { algorithm }]) => (algorithm ? [[name, algorithm]] : [])));
}

function concerns({ by, urlStartsWith = '', urlStartsNotWith }: FilledMember, { url, nonce }: FilledRequest): boolean {
  const isExcluded = urlStartsNotWith !== undefined && url.startsWith(urlStartsNotWith);
  return url.startsWith(urlStartsWith) && !isExcluded && (by !== 'nonce' || nonce);
}

function membersAt(path: string, request: FilledRequest): readonly Field[] {
  const [container = '', ...names] = path.split('.');
  return names.reduce<readonly Field[]>(
    (fields, name) => fields.filter((field) => field.name === name).flatMap(({ shape }) => fieldsWithin(shape)),
    membersOfContainer(container, request),
  );
}

function membersOfContainer(container: string, { query, headers, body }: FilledRequest): readonly Field[] {
  if (container === 'query') return query;
  if (container === 'headers') return headers;
  if (body === undefined) return [];
  const name = body.format === 'json' || body.format === 'form' || body.format === 'xml' ? body.format : 'body';
  return name === container ? fieldsWithin(body.shape) : [];
}

function fits(name: string, { in: place, names, suffix }: FilledMember): boolean {
  const given = place === 'headers' ? name.toLowerCase() : name;
  const listed = place === 'headers' ? names.map((each) => each.toLowerCase()) : names;
  return listed.some((each) => given === each || (suffix === true && given.endsWith(`_${each}`)));
}

function fillDigest(field: Field, siblings: readonly Field[], rule: FilledMember): Filling | undefined {
  const algorithm = field.shape.kind === 'string' ? algorithmOf(field, siblings) : undefined;
  return algorithm && { ...rule, algorithm };
}

/** Digests that no client computes. */
const otherDigests = /md5|sha-?_?(?:1|224|384|512)(?!\d)|crc-?_?32/i;

/**
 * SM3 where the digest's own words name it, or the only algorithm that stands beside it. A digest that another algorithm
 * gives is the caller's. All others are SHA-256.
 */
function algorithmOf({ name, description }: Field, siblings: readonly Field[]): DigestAlgorithm | undefined {
  const beside = siblings.flatMap(({ shape }) => (shape.kind === 'string' ? (shape.values ?? []) : []));
  const words = [name, description, ...beside.map(({ value }) => value)].join(' ');
  if (/sm3/i.test(words) && !/sha/i.test(words)) return 'sm3';
  return otherDigests.test(words) && !/sha-?_?256/i.test(words) ? undefined : 'sha256';
}
