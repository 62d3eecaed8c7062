import { randomUUID } from 'node:crypto';
import type { DocumentedCall, JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, isRecord } from '../api-document/schemas.js';
import type { BusinessEvent } from '../business/business-context.js';
import type { CallContext } from '../calls/call-context.js';
import { sealEcb } from '../messages/encryptions.js';
import { sampleValue } from '../messages/sample-value.js';
import { sealValue } from '../messages/seal-value.js';
import type { Fault } from '../protocol/answer.js';
import type { Identity } from '../protocol/identity.js';
import { summarize, writeNotification } from '../protocol/notification.js';
import { timestamp } from '../protocol/time.js';
import { signOf } from '../protocol/v2-signature.js';
import { writeXml } from '../protocol/xml.js';
import type { Delivery } from './delivery.js';
import { mergeValues, type Values } from './merge-values.js';
import { commonContent, commonV2Content, consistentMembers } from './sample-content.js';
import { APPID } from './sample-records.js';

/** A notification that a caller requests. */
interface RequestedNotification {
  /** The event, such as `REFUND.SUCCESS`, or the page, such as `webhook/v2/refund-processed`. */
  readonly event: string;
  readonly url: string;
  /** Members of the content; the others get sample values. */
  readonly values?: object | undefined;
  readonly fault?: Fault | undefined;
}

/** Write the notification of a change. */
export function writeEventDelivery(event: BusinessEvent, { identity }: CallContext): Delivery {
  const { eventType, content, originalType, url } = event;
  if (originalType === undefined) return writeV2Notice(event, identity);
  const { body } = writeNotification(eventType, content, { identity, originalType });
  const { id }: { id: string } = JSON.parse(body);
  return { id, eventType, url, content, body, format: 'json', attempts: [], state: 'waiting' };
}

/** Write any documented notification with sample values; `undefined` when no page describes it. */
export function writeRequested(requested: RequestedNotification, context: CallContext): Delivery | undefined {
  const page = findPage(requested.event, context);
  if (!page?.body?.schema) return undefined;
  const { event, url, fault } = requested;
  const { identity } = context;
  const values: Values = { ...requested.values };
  const common = commonV2Content(pathOf(page), values, identity);
  const written = common
    ? writeV2Notice({ eventType: event, content: common, url }, identity)
    : writeSample({ page, schema: page.body.schema, event, url, values }, context);
  return fault ? { ...written, fault } : written;
}

interface Requested {
  readonly page: DocumentedCall;
  readonly schema: JsonSchema;
  readonly event: string;
  readonly url: string;
  readonly values: Values;
}

/** Optional members may belong to different variants, so samples leave them out. */
function writeSample({ page, schema, event, url, values }: Requested, context: CallContext): Delivery {
  const isText = page.body?.mediaType !== 'application/json';
  const { mchid } = context.identity.merchant;
  const sample = sampleValue(schema, {
    seed: `${context.seed}\n${page.id}`,
    resolve: context.resolve,
    sent: new Map(Object.entries({ mchid, mch_id: mchid, sp_mchid: mchid, appid: APPID })),
    isText,
    path: '',
    isBrief: true,
  });
  const facts = consistentMembers(isText ? pathOf(page) : event, context.identity);
  const message = isText
    ? mergeValues({ ...Object(sample), ...facts }, values)
    : withContent(sample, { event, values, facts, originalType: originalTypeOf(schema, context) }, context.identity);
  const sealed = Object(sealValue(message, schema, { ...context, isGlobal: page.isGlobal }));
  const id = typeof message['id'] === 'string' ? message['id'] : randomUUID();
  const body = isText ? writeSigned(sealed, context) : JSON.stringify(sealed);
  const content = contentOf(message);
  return { id, eventType: event, url, content, body, format: isText ? 'xml' : 'json', attempts: [], state: 'waiting' };
}

/** The first `original_type` that a page lists; `undefined` when it lists none. */
function originalTypeOf(schema: JsonSchema, { resolve }: CallContext): unknown {
  const [message = {}] = alternativesOf(resolve(schema));
  const [resource = {}] = alternativesOf(resolve(resolve(message).properties?.['resource'] ?? {}));
  return resolve(resolve(resource).properties?.['original_type'] ?? {}).enum?.[0];
}

function pathOf({ source }: DocumentedCall): string {
  return source.replace(/#.*/s, '');
}

/** Events are those of v3; notifications of v2 are named by their page. */
function findPage(event: string, { pages, resolve }: CallContext): DocumentedCall | undefined {
  const lists = ({ body }: DocumentedCall) =>
    body?.schema && resolve(resolve(body.schema).properties?.['event_type'] ?? {}).enum?.includes(event);
  const v3 = pages.notifications.filter((page) => pathOf(page).startsWith('webhook/v3/'));
  return (
    pages.notifications.find((page) => pathOf(page) === event) ??
    v3.find((page) => pathOf(page) === `webhook/v3/${event}`) ??
    v3.find(lists)
  );
}

interface Named {
  readonly event: string;
  readonly values: Values;
  readonly facts: Values;
  readonly originalType: unknown;
}

/** Set the members around the content, and the content itself. */
function withContent(sample: unknown, named: Named, identity: Identity): Values {
  const { event, values, facts } = named;
  const { resource, ...rest } = Object(sample);
  const common = commonContent(event, values, identity);
  const isDocumented = /^[A-Z_]+\.[A-Z_.]+$/.test(event);
  const eventType = isDocumented ? event : String(rest.event_type);
  const originalType = common?.originalType ?? named.originalType ?? eventType.split('.')[0]?.toLowerCase();
  const known = isRecord(resource?.ciphertext) ? mergeValues(resource.ciphertext, facts) : facts;
  return {
    ...rest,
    id: randomUUID(),
    create_time: timestamp(),
    event_type: eventType,
    resource_type: 'encrypt-resource',
    summary: summarize(eventType),
    resource: {
      ...resource,
      original_type: originalType,
      algorithm: 'AEAD_AES_256_GCM',
      associated_data: originalType,
      ciphertext: common?.content ?? mergeValues(known, values),
    },
  };
}

function contentOf(message: Values): unknown {
  const { ciphertext }: { ciphertext?: unknown } = Object(message['resource']);
  return ciphertext ?? message;
}

function writeSigned(fields: Readonly<Record<string, unknown>>, { identity }: CallContext): string {
  const { sign: _sign, ...rest } = fields;
  const texts = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  return writeXml({ ...texts, sign: signOf(texts, identity.secret ?? '') });
}

/** Write a v2 notification: signed, or with a sealed `req_info`. */
function writeV2Notice({ eventType, content, url }: BusinessEvent, identity: Identity): Delivery {
  const { req_info, ...fields }: { req_info?: object } = content;
  const body = writeXml(
    req_info ? { ...fields, req_info: sealEcb(writeXml(req_info), identity) } : signed({ ...fields }, identity),
  );
  return { id: randomUUID(), eventType, url, content, body, format: 'xml', attempts: [], state: 'waiting' };
}

function signed(fields: Readonly<Record<string, unknown>>, { secret = '' }: Identity): object {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  const texts: Record<string, string> = Object.fromEntries(present.map(([name, value]) => [name, String(value)]));
  return { ...texts, sign: signOf(texts, secret) };
}
