import type { Order } from '../tables.js';

/** What XML carries in v2. */
export type V2Fields = Readonly<Record<string, string>>;

/** Who asks, in every v2 request. */
export interface V2Names {
  readonly appid?: string;
  readonly mch_id?: string;
  readonly sub_appid?: string;
  readonly sub_mch_id?: string;
  readonly device_info?: string;
  /** How answers and notifications are signed, where it is not MD5. */
  readonly sign_type?: string;
}

/** Keep who asks; an empty value is none. */
export function namesOf({ appid, mch_id, sub_appid, sub_mch_id, device_info, sign_type }: V2Fields): V2Names {
  const names = { appid, mch_id, sub_appid, sub_mch_id, device_info, sign_type };
  return Object.fromEntries(Object.entries(names).filter(([, text]) => text));
}

/** Whose an order is, as v3 names them. */
export function ownerOf({ mch_id = '', sub_mch_id }: V2Names): Order['owner'] {
  return sub_mch_id === undefined ? { mchid: mch_id } : { sp_mchid: mch_id, sub_mchid: sub_mch_id };
}

/** `2026-03-10T09:30:00+08:00` → `20260310093000` */
export function compactTime(time: string): string {
  return time.replace(/\D/g, '').slice(0, 14);
}

/** `2026-03-10T09:30:00+08:00` → `2026-03-10 09:30:00` */
export function plainTime(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}
