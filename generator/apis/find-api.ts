import type { Api } from '../model/api.js';
import { wechatpayApi } from './wechatpay/api.js';

/** The APIs that docwright knows, by the names that a configuration can give. */
export const apis = { wechatpay: wechatpayApi } as const satisfies Readonly<Record<string, Api>>;

export const apiNames: readonly string[] = Object.keys(apis);

export function findApi(name: string): Api | undefined {
  return Object.values(apis).find((api) => api.name === name);
}
