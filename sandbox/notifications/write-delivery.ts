import { randomUUID } from 'node:crypto';
import type { Fault } from '../answer.js';
import type { CallContext } from '../calls/call-context.js';
import type { Identity } from '../identity.js';
import { type Notice, timestamp } from '../merchant-life/life.js';
import { inventValue } from '../messages/invent-value.js';
import { sealValue } from '../messages/seal-value.js';
import { writeXml } from '../messages/xml.js';
import { summarize, writeNotification } from '../notification.js';
import type { DocumentedCall } from '../pages/documented-call.js';
import { isRecord } from '../pages/schemas.js';
import { signOf } from '../v2.js';
import type { Delivery } from './delivery.js';
import { usualContent } from './usual-content.js';
import { writeV2Notice } from './write-v2-notice.js';

/** What somebody wants to be notified of. */
export interface WantedNotification {
  /** `REFUND.SUCCESS`, or the page: `webhook/v2/refund-processed`. */
  readonly event: string;
  readonly url: string;
  /** Members of the content, in place of those that are made up. */
  readonly values?: object | undefined;
  readonly fault?: Fault | undefined;
}

/** The notification of something that has happened. */
export function writeNotice(notice: Notice, { identity }: CallContext): Delivery {
  const { eventType, content, originalType, url } = notice;
  if (originalType === undefined) return writeV2Notice(notice, identity);
  const { body } = writeNotification(eventType, content, { identity, originalType });
  const { id }: { id: string } = JSON.parse(body);
  return { id, eventType, url, content, body, format: 'json', attempts: [], state: 'waiting' };
}

/** Any documented notification, made up but for the values that are given; `undefined` when no page describes it. */
export function writeWanted(wanted: WantedNotification, context: CallContext): Delivery | undefined {
  const page = findPage(wanted.event, context);
  if (!page?.body?.schema) return undefined;
  const { event, url, values = {}, fault } = wanted;
  const isText = page.body.mediaType !== 'application/json';
  const invention = {
    seed: `${context.seed}\n${page.id}`,
    resolve: context.resolve,
    sent: new Map(),
    isText,
    path: '',
  };
  const invented = inventValue(page.body.schema, invention);
  const message = isText
    ? { ...Object(invented), return_code: 'SUCCESS', ...values }
    : withContent(invented, event, { ...values }, context.identity);
  const sealed = Object(sealValue(message, page.body.schema, { ...context, isGlobal: page.isGlobal }));
  const id = isRecord(message) && typeof message['id'] === 'string' ? message['id'] : randomUUID();
  const body = isText ? writeSigned(sealed, context) : JSON.stringify(sealed);
  const common = {
    id,
    eventType: event,
    url,
    content: contentOf(message),
    body,
    attempts: [],
    state: 'waiting',
  } as const;
  return { ...common, attempts: [], format: isText ? 'xml' : 'json', ...(fault && { fault }) };
}

/** An event is one of v3; a page of v2 has to be named. */
function findPage(event: string, { pages, resolve }: CallContext): DocumentedCall | undefined {
  const pathOf = ({ source }: DocumentedCall) => source.replace(/#.*/s, '');
  const lists = ({ body }: DocumentedCall) =>
    body?.schema && resolve(resolve(body.schema).properties?.['event_type'] ?? {}).enum?.includes(event);
  const v3 = pages.notifications.filter((page) => pathOf(page).startsWith('webhook/v3/'));
  return (
    pages.notifications.find((page) => pathOf(page) === event) ??
    v3.find((page) => pathOf(page) === `webhook/v3/${event}`) ??
    v3.find(lists)
  );
}

/** The values of the content; each notification has an id of its own. */
function withContent(
  invented: unknown,
  event: string,
  values: Readonly<Record<string, unknown>>,
  identity: Identity,
): object {
  const { resource, ...rest } = Object(invented);
  const usual = usualContent(event, values, identity);
  const isDocumented = /^[A-Z_]+\.[A-Z_.]+$/.test(event);
  const ciphertext =
    usual?.content ?? (isRecord(resource?.ciphertext) ? { ...resource.ciphertext, ...values } : values);
  return {
    ...rest,
    id: randomUUID(),
    create_time: timestamp(),
    ...(isDocumented && { event_type: event }),
    ...(usual && { summary: summarize(event) }),
    resource: {
      ...resource,
      ...(usual && { original_type: usual.originalType }),
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext,
    },
  };
}

function contentOf(message: object): unknown {
  const { resource } = message as { resource?: { ciphertext?: unknown } };
  return resource?.ciphertext ?? message;
}

function writeSigned(fields: Readonly<Record<string, unknown>>, { identity }: CallContext): string {
  const { sign: _sign, ...rest } = fields;
  const texts = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  return writeXml({ ...texts, sign: signOf(texts, identity.secret ?? '') });
}
