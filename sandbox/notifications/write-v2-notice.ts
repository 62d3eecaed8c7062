import { randomUUID } from 'node:crypto';
import type { BusinessEvent } from '../business/business-context.js';
import { sealEcb } from '../messages/seal-value.js';
import type { Identity } from '../protocol/identity.js';
import { signOf } from '../protocol/v2-signature.js';
import { writeXml } from '../protocol/xml.js';
import type { Delivery } from './delivery.js';

/** The notification of something that v2 has done: signed, or where it has a `req_info`, sealed. */
export function writeV2Notice({ eventType, content, url }: BusinessEvent, identity: Identity): Delivery {
  const { req_info, ...fields }: { req_info?: object } = content;
  const body = writeXml(
    req_info ? { ...fields, req_info: sealEcb(writeXml(req_info), identity) } : signed({ ...fields }, identity),
  );
  return { id: randomUUID(), eventType, url, content, body, format: 'xml', attempts: [], state: 'waiting' };
}

function signed(fields: Readonly<Record<string, unknown>>, { secret = '' }: Identity): object {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  const texts: Record<string, string> = Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
  return { ...texts, sign: signOf(texts, secret) };
}
