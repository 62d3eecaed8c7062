import type { DescribedSource } from './describe-source.js';
import type { ReadPage } from './read-pages.js';

/** What became of a page on disk. */
export interface DescribedFile extends DescribedSource {
  readonly path: string;
  /** SHA-256 of the page's text, hexadecimal; left out when it could not be read. */
  readonly digest?: string;
}

/** Each page of a batch with what its text was found to say; `described` has those that could be read, in order. */
export function* joinDescribed(
  batch: readonly ReadPage[],
  described: readonly DescribedSource[],
): Generator<DescribedFile> {
  const left = described.values();
  for (const { source, ...page } of batch) {
    yield source === undefined ? page : { ...page, ...left.next().value };
  }
}

export function sourcesOf(batch: readonly ReadPage[]) {
  return batch.flatMap(({ source }) => source ?? []);
}
