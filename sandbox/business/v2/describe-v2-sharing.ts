import type { Answer } from '../../protocol/answer.js';
import { compactTime } from '../../protocol/time.js';
import type { SharePart } from '../records.js';

interface ToldPart extends SharePart {
  readonly finish_time: string;
}

/** A sharing as v3 tells it, in the words of v2. */
export function describeV2Sharing(answer: Answer): Answer {
  if (answer.status !== undefined) return answer;
  const { state: status, receivers = [], sub_mchid: _sub, ...numbers } = Object(answer.json);
  const parts = receivers.map(({ type, account, finish_time, ...part }: ToldPart) => ({
    ...{ type, account, receiver_account: account, receiver_mchid: type === 'MERCHANT_ID' ? account : '' },
    ...{ amount: part.amount, description: part.description, detail_id: part.detail_id, result: part.result },
    ...(part.fail_reason && { fail_reason: part.fail_reason }),
    finish_time: compactTime(finish_time),
  }));
  return { json: { ...numbers, status, receivers: JSON.stringify(parts) } };
}

/** A return as v3 tells it, in the words of v2. */
export function describeV2Return(answer: Answer): Answer {
  if (answer.status !== undefined) return answer;
  const { return_mchid, amount, finish_time, ...told } = Object(answer.json);
  const { return_id: _id, create_time: _time, sub_mchid: _sub, ...rest } = told;
  const returned = { return_account_type: 'MERCHANT_ID', return_account: return_mchid, return_amount: amount };
  return { json: { ...rest, ...returned, finish_time: compactTime(finish_time) } };
}
