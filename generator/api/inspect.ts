import type { DocwrightConfig } from '../config/config.js';
import { ConfigurationError } from '../config/config-error.js';
import { type KeyedPage, keyPages, reducePages, type SchemaVersion, schemaVersions } from '../model/schema-version.js';
import { openProject } from './open-project.js';
import { type ReadPages, readPages } from './read-pages.js';

/** What `docwright inspect` prints. */
export interface Schema extends ReadPages {
  readonly schemaVersion: 2;
  readonly pages: readonly KeyedPage[];
}

/** What `docwright inspect --schema-version 1` prints. */
export interface SchemaVersion1 extends ReadPages {
  readonly schemaVersion: 1;
}

export interface InspectOptions {
  /** Default 2. Version 1 leaves out what it does not know: keys of operations, envelopes, and which fields are inferred. */
  readonly schemaVersion?: SchemaVersion;
}

/** The schema of the pages of `input`, without the corrections that come with the dialect unless they are asked for. Rejects with a `ConfigurationError` for wrong options. */
export function inspect(options: DocwrightConfig, version: { readonly schemaVersion: 1 }): Promise<SchemaVersion1>;
export function inspect(options: DocwrightConfig, version?: { readonly schemaVersion?: 2 }): Promise<Schema>;
export function inspect(options: DocwrightConfig, version?: InspectOptions): Promise<Schema | SchemaVersion1>;
export async function inspect(
  options: DocwrightConfig,
  { schemaVersion = 2 }: InspectOptions = {},
): Promise<Schema | SchemaVersion1> {
  if (!schemaVersions.includes(schemaVersion)) {
    throw new ConfigurationError(`schemaVersion must be one of ${schemaVersions.join(', ')}.`);
  }
  const { dialectOverrides = false } = options;
  const { pages, ...read } = await readPages(openProject({ ...options, dialectOverrides }));
  return schemaVersion === 1
    ? { schemaVersion, pages: reducePages(pages), ...read }
    : { schemaVersion, pages: keyPages(pages), ...read };
}
