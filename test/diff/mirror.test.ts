import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import type { Change, ChangeCode } from '../../generator/diff/change.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import { readSchema } from './compare-pages.js';

const fixtures = join(import.meta.dirname, '../fixtures/diff');
const names = readdirSync(fixtures).sort();

/** Codes of a change and of the reverse change: what is added one way is removed the other way. */
const counterparts: readonly (readonly [ChangeCode, ChangeCode])[] = [
  ['operation-added', 'operation-removed'],
  ['notification-added', 'notification-removed'],
  ['member-added', 'member-removed'],
  ['member-required', 'member-optional'],
  ['value-added', 'value-removed'],
  ['alternative-added', 'alternative-removed'],
  ['type-known', 'type-unknown'],
  ['object-opened', 'object-closed'],
  ['list-opened', 'list-closed'],
  ['values-listed', 'values-unlisted'],
  ['notice-added', 'notice-removed'],
  ['certificate-needed', 'certificate-idle'],
  ['nonce-added', 'nonce-dropped'],
  ['answer-signed', 'answer-unsigned'],
  ['encoding-added', 'encoding-removed'],
  ['seal-added', 'seal-removed'],
  ['content-described', 'content-undescribed'],
];

/** Codes that differ only in the severity of one change. */
const shades: Readonly<Partial<Record<ChangeCode, ChangeCode>>> = {
  'required-member-added': 'member-added',
  'member-unlisted': 'member-removed',
  'member-generalized': 'member-removed',
  'open-value-removed': 'value-removed',
  'event-unlisted': 'values-unlisted',
  'operation-deprecated': 'notice-added',
  'answer-gained': 'answer-format-changed',
  'bank-key-needed': 'seal-added',
  'content-bare': 'encoding-removed',
};

const plain = ({ code }: Change): ChangeCode => shades[code] ?? code;
const mirrors = new Map(counterparts.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));

it.each(names)('%s, and the reverse', async (name) => {
  const [old, fresh] = [await readSchema(join(fixtures, name, 'old')), await readSchema(join(fixtures, name, 'new'))];
  const forth = compareSchemas(old, fresh, wechatpayApi).map((change) => mirrors.get(plain(change)) ?? plain(change));
  const back = compareSchemas(fresh, old, wechatpayApi).map(plain);
  expect(back.toSorted()).toEqual(forth.toSorted());
});

it.each(names)('%s: each side has no changes to itself', async (name) => {
  const sides = [await readSchema(join(fixtures, name, 'old')), await readSchema(join(fixtures, name, 'new'))];
  expect(sides.flatMap((schema) => compareSchemas(schema, structuredClone(schema), wechatpayApi))).toEqual([]);
});
