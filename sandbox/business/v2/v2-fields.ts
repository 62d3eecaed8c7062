import type { Order, V2Names } from '../records.js';

/** The fields of a v2 message. */
export type V2Fields = Readonly<Record<string, string>>;

/** The non-empty members that name the caller. */
export function namesOf({ appid, mch_id, sub_appid, sub_mch_id, device_info, sign_type }: V2Fields): V2Names {
  const names = { appid, mch_id, sub_appid, sub_mch_id, device_info, sign_type };
  return Object.fromEntries(Object.entries(names).filter(([, text]) => text));
}

/** The owner of an order, in the names of v3. */
export function ownerOf({ mch_id = '', sub_mch_id }: V2Names): Order['owner'] {
  return sub_mch_id === undefined ? { mchid: mch_id } : { sp_mchid: mch_id, sub_mchid: sub_mch_id };
}
