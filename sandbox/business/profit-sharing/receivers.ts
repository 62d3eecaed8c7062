import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import { openSealed, sealForMerchant } from '../../protocol/rsa-sealing.js';
import type { BusinessContext } from '../business-context.js';
import type { Receiver } from '../records.js';

interface ReceiverRequest extends Omit<Receiver, 'payer'> {
  readonly sub_mchid?: string;
  readonly brand_mchid?: string;
}

/** The key of a receiver in its table. */
export function receiverKey({ payer, type, account }: Pick<Receiver, 'payer' | 'type' | 'account'>): string {
  return `${payer} ${type} ${account}`;
}

/** Add a receiver; repeating it changes nothing. */
export function addReceiver(request: ReceiverRequest, context: BusinessContext): Answer {
  const { type, account, name: sealed, relation_type, custom_relation } = request;
  // Names in calls of brands are plain text.
  const isPlain = sealed === undefined || request.brand_mchid !== undefined;
  const name = isPlain ? sealed : openSealed(sealed, context.identity);
  if (sealed !== undefined && name === undefined) return refuse(400, 'PARAM_ERROR', 'name 解密失败');
  if (relation_type === 'CUSTOM' && !custom_relation) return refuse(400, 'PARAM_ERROR', '须填写 custom_relation');
  const receiver = { payer: payerOf(request, context), type, account, relation_type, custom_relation, name };
  const number = receiverKey(receiver);
  context.tables.receivers.set(number, receiver);
  context.commit?.({ kind: 'receivers', number });
  const answered = isPlain || name === undefined ? name : sealForMerchant(name, context.identity);
  return { json: { ...numbersOf(request), ...(answered && { name: answered }), relation_type, custom_relation } };
}

/** Delete a receiver; repeating it, or deleting an unknown one, changes nothing. */
export function deleteReceiver(request: ReceiverRequest, context: BusinessContext): Answer {
  const { type, account } = request;
  const number = receiverKey({ payer: payerOf(request, context), type, account });
  if (context.tables.receivers.delete(number)) context.commit?.({ kind: 'receivers', number });
  return { json: numbersOf(request) };
}

interface Payer {
  readonly sub_mchid?: string | undefined;
  readonly brand_mchid?: string | undefined;
}

/** The merchant whose money is shared. */
export function payerOf({ sub_mchid, brand_mchid }: Payer, { identity }: BusinessContext): string {
  return brand_mchid ?? sub_mchid ?? identity.merchant.mchid;
}

function numbersOf({ sub_mchid, brand_mchid, type, account }: ReceiverRequest): object {
  return { ...(sub_mchid && { sub_mchid }), ...(brand_mchid && { brand_mchid }), type, account };
}
