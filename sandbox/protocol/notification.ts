import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { type Fault, signatureHeaders } from './answer.js';
import type { Identity } from './identity.js';
import { timestamp } from './time.js';

export interface SandboxNotification {
  /** With lower-case names, like those of node:http. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Write a signed v3 notification with sealed `content`. */
export function writeNotification(
  eventType: string,
  content: object,
  { identity, fault, originalType = 'transaction' }: NotificationOptions,
): SandboxNotification {
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: timestamp(),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: summarize(eventType),
    resource: {
      original_type: originalType,
      algorithm: 'AEAD_AES_256_GCM',
      ...seal(JSON.stringify(content), originalType, identity),
    },
  });
  return { headers: notificationHeaders(body, identity, fault), body };
}

const SUMMARIES: Readonly<Record<string, string>> = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
  'MCHTRANSFER.BILL.FINISHED': '商家转账单据终态通知',
  'MCHTRANSFER.BATCH.CLOSED': '商家转账批次关闭通知',
  'MCHTRANSFER.AUTHORIZATION.CLOSED': '用户关闭收款授权通知',
  'PROFITSHARING.SUCCESS': '分账',
  'PROFITSHARING.RETURN': '分账回退',
  'COUPON.SEND': '领券事件回调通知',
  'COUPON.USE': '代金券核销通知',
  'COMPLAINT.STATE_CHANGE': '投诉单状态变化通知',
  'PAYSCORE.USER_CONFIRM': '用户确认订单',
  'PAYSCORE.USER_CLOSE_SERVICE': '解除授权通知',
  'TRANSACTION.PAY_BACK': '还款成功',
};

/** The summary of a notification. */
export function summarize(eventType: string): string {
  return SUMMARIES[eventType] ?? eventType;
}

interface NotificationOptions {
  readonly identity: Identity;
  readonly fault?: Fault;
  /** The type of the content: `refund`. */
  readonly originalType?: string;
}

/** The headers of a notification, signed now; each attempt has new ones. */
export function notificationHeaders(body: string, identity: Identity, fault?: Fault): Readonly<Record<string, string>> {
  const signature = Object.entries(signatureHeaders(body, identity, fault)).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return {
    'content-type': 'application/json',
    'request-id': randomUUID(),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    ...Object.fromEntries(signature),
  };
}

/** Seal a text with AES-256-GCM and the APIv3 key. */
export function seal(text: string, associatedData: string, { apiV3Key = '' }: Identity) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associatedData));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: sealed.toString('base64'), associated_data: associatedData, nonce };
}
