import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectFolder } from './inspect-folder.js';
import { type MemberType, type NotificationTypes, readNotificationTypes } from './notification-types.js';
import { needsSharedFolder, repositoryRoot, sharedPath } from './shared-folder.js';

type Members = Readonly<Record<string, MemberType>>;

interface OfficialMember {
  readonly kind: string;
  readonly required: boolean;
  readonly members?: Readonly<Record<string, OfficialMember>>;
}

const ENVELOPE = ['id', 'create_time', 'event_type', 'resource_type', 'summary', 'resource'];

describe.each([
  ['the corpus', sharedPath('corpus')],
  ['specs/', `${repositoryRoot}/specs`],
])('the notifications of %s', needsSharedFolder, (_name, folder) => {
  let types: NotificationTypes;
  beforeAll(async () => {
    types = readNotificationTypes(await inspectFolder(folder, '--dialect-overrides'));
  });

  it('have one type for each kind of content, with the whole envelope, and handlers compile', () => {
    const { errors, events } = types;
    expect(errors).toEqual([]);
    expect(events.size).toBeGreaterThan(10);
    const variants = [...events].flatMap(([event, members]) => members.map((type) => ({ event, type })));
    const incomplete = variants.filter(({ type }) => !ENVELOPE.every((name) => name in type));
    expect(incomplete.map(({ event }) => event)).toEqual([]);
    const kinds = variants.map(({ event, type }) => `${event} ${type['resource']?.members['original_type']?.text}`);
    expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
    expect(variants.filter(({ event, type }) => type['event_type']?.text !== `"${event}"`)).toEqual([]);
  });

  it('give a payment every member of the vendor’s models, and require none that may be missing', () => {
    const variants = types.events.get('TRANSACTION.SUCCESS') ?? [];
    const payments = variants.flatMap(({ resource }) =>
      isPayment(resource) ? (resource?.members['ciphertext'] ?? []) : [],
    );
    expect(payments).toHaveLength(1);
    const official = JSON.parse(readFileSync(sharedPath('truth/official.json'), 'utf8')).notifications;
    const models: readonly Readonly<Record<string, OfficialMember>>[] = Object.values(official['TRANSACTION.SUCCESS']);
    expect(models).toHaveLength(2);
    expect(models.flatMap((model) => differences(payments[0]?.members ?? {}, model))).toEqual([]);
    // Members that the models lack are not sent with every payment.
    const promised = Object.entries(payments[0]?.members ?? {}).filter(([, { required }]) => required);
    expect(promised.map(([name]) => name)).toEqual([]);
  });
});

function isPayment(resource: MemberType | undefined): boolean {
  return resource?.members['original_type']?.text === '"transaction"';
}

function differences(types: Members, model: Readonly<Record<string, OfficialMember>>, path = ''): string[] {
  return Object.entries(model).flatMap(([name, { kind, required, members = {} }]) => {
    const type = types[name];
    const place = `${path}${name}`;
    if (type === undefined) return [`${place} is missing`];
    const told = type.kind === kind ? [] : [`${place} is ${type.kind}, not ${kind}`];
    const promised = type.required && !required ? [`${place} may be missing`] : [];
    return [...told, ...promised, ...differences(type.members, members, `${place}.`)];
  });
}
