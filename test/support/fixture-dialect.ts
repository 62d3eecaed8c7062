import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDialect, findDialect } from '../../generator/dialects/find-dialect.js';
import { type ApiFacts, completeApi } from '../../generator/model/complete-api.js';
import type { Dialect } from '../../generator/model/dialect.js';

type DialectData = Omit<Dialect, 'api'> & { readonly api: ApiFacts };

/** The dialect of a fixture's pages: what `dialect.json` beside them names or holds, else the usual one. */
export function readFixtureDialect(folder: string): Dialect {
  const file = join(folder, 'dialect.json');
  if (!existsSync(file)) return defaultDialect;
  // A file of the repository, which the compiler cannot read.
  const given = JSON.parse(readFileSync(file, 'utf8')) as string | DialectData;
  if (typeof given !== 'string') return { ...given, api: completeApi(given.api) };
  const named = findDialect(given);
  if (named === undefined) throw new Error(`${file} names a dialect that is not known.`);
  return named;
}
