import type { Body, Field, Shape } from '../model/schema.js';
import { filledByRuntime } from './filled-by-runtime.js';

/** How the runtime computes a digest of the file. */
export type DigestAlgorithm = 'sha256' | 'sm3';

/** The members of an upload's `meta` that are digests of its file: `{ file_digest: 'sha256' }`; none of any other body. */
export function findDigests(body: Body | undefined): Readonly<Record<string, DigestAlgorithm>> {
  const fields = body?.format === 'multipart' ? membersOf(body.shape) : [];
  const meta = fields.find((field) => field.name === 'meta');
  const members = meta ? membersOf(meta.shape) : [];
  const digests = members.filter(({ name, shape }) => shape.kind === 'string' && filledByRuntime.meta.test(name));
  return Object.fromEntries(digests.map((digest) => [digest.name, algorithmOf(digest, members)]));
}

function membersOf(shape: Shape): readonly Field[] {
  if (shape.kind === 'encoded') return membersOf(shape.content);
  return shape.kind === 'object' ? shape.fields : [];
}

/** SM3 where the digest's own words name it, or the only algorithm that stands beside it; SHA-256 is what all others want. */
function algorithmOf({ name, description }: Field, siblings: readonly Field[]): DigestAlgorithm {
  const beside = siblings.flatMap(({ shape }) => (shape.kind === 'string' ? (shape.values ?? []) : []));
  const words = [name, description, ...beside.map(({ value }) => value)].join(' ');
  return /sm3/i.test(words) && !/sha/i.test(words) ? 'sm3' : 'sha256';
}
