import { wechatpay } from '../apis/wechatpay/dialect.js';
import type { Dialect } from '../model/dialect.js';

const dialects: readonly Dialect[] = [wechatpay];

/** What pages are written in unless a configuration says otherwise. */
export const defaultDialect: Dialect = wechatpay;

/** The names that a configuration can give. */
export const dialectNames: readonly string[] = dialects.map(({ name }) => name);

export function findDialect(name: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.name === name);
}
