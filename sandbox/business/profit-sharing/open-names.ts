import { openSealed } from '../../protocol/rsa-sealing.js';
import type { BusinessContext } from '../business-context.js';
import type { SharingRequest } from '../records.js';

/** Every seal of a name is another text, so that requests are compared by what they seal. `undefined` where one cannot be opened. */
export function openNames(request: SharingRequest, { identity }: BusinessContext): SharingRequest | undefined {
  const receivers = request.receivers.map(({ type, account, amount, description, name }) => ({
    ...{ type, account, amount, description },
    ...(name && { name: openSealed(name, identity) }),
  }));
  const isOpened = receivers.every((receiver) => !('name' in receiver) || receiver.name !== undefined);
  const { sub_mchid, transaction_id, out_order_no, unfreeze_unsplit } = request;
  return isOpened ? { sub_mchid, transaction_id, out_order_no, receivers, unfreeze_unsplit } : undefined;
}
