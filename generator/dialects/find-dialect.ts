import { wechatpay } from '../apis/wechatpay/dialect.js';
import type { Dialect } from '../model/dialect.js';
import { apifox } from './apifox.js';
import { blueking } from './blueking.js';
import { nanomq } from './nanomq.js';
import { openSubsonic } from './open-subsonic.js';
import { plain } from './plain.js';
import { showdoc } from './showdoc.js';

/** The notations that docwright knows, by names that code can write. */
export const dialects = {
  wechatpay,
  plain,
  blueking,
  apifox,
  showdoc,
  openSubsonic,
  nanomq,
} as const satisfies Readonly<Record<string, Dialect>>;

const known: readonly Dialect[] = Object.values(dialects);

/** What pages are written in unless a configuration says otherwise. */
export const defaultDialect: Dialect = wechatpay;

/** The names that a configuration can give. */
export const dialectNames: readonly string[] = known.map(({ name }) => name);

export function findDialect(name: string): Dialect | undefined {
  return known.find((dialect) => dialect.name === name);
}
