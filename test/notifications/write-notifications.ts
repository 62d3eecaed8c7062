import { createCipheriv, createHash } from 'node:crypto';
import { type Fault, signatureHeaders } from '../../sandbox/protocol/answer.js';
import { type SandboxNotification, writeNotification } from '../../sandbox/protocol/notification.js';
import { xmlAnswer } from '../../sandbox/protocol/v2-signature.js';
import { identity, SECRET } from '../runtime/identities.js';

export const PAYMENT = { out_trade_no: 'TEA20250310093000', amount: { total: 1800 }, attach: '桂花' };

/** A notification of a payment as WeChat Pay sends it. */
export function payment(fault?: Fault): SandboxNotification {
  return writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity, ...(fault && { fault }) });
}

/** A notification with one byte changed after it was signed. */
export function changed({ headers, body }: SandboxNotification): SandboxNotification {
  return { headers, body: body.replace('encrypt-resource', 'encrypt-resourcf') };
}

/** A correctly signed notification with one bit of the ciphertext changed. */
export function tampered({ headers, body }: SandboxNotification): SandboxNotification {
  const message = JSON.parse(body);
  const sealed = Buffer.from(message.resource.ciphertext, 'base64');
  sealed.writeUInt8(sealed.readUInt8(0) ^ 1, 0);
  message.resource.ciphertext = sealed.toString('base64');
  const text = JSON.stringify(message);
  const signature = Object.entries(signatureHeaders(text, identity)).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return { headers: { ...headers, ...Object.fromEntries(signature) }, body: text };
}

const XML = { 'content-type': 'text/xml' };

/** A notification of a payment in v2. */
export function paymentInXml(): SandboxNotification {
  const { body } = xmlAnswer(
    { return_code: 'SUCCESS', out_trade_no: PAYMENT.out_trade_no, total_fee: '1800' },
    identity,
  );
  return { headers: XML, body: String(body) };
}

/** A notification of a refund in v2: unsigned, with a sealed part. */
export function refundInXml(): SandboxNotification {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(SECRET).digest('hex'), null);
  const sealed = cipher.update('<root><refund_id>5</refund_id></root>', 'utf8', 'base64') + cipher.final('base64');
  return {
    headers: XML,
    body: `<xml><return_code>SUCCESS</return_code><req_info><![CDATA[${sealed}]]></req_info></xml>`,
  };
}
