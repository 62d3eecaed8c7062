import type { JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, bestAlternative, isRecord, memberSchema, type Resolve } from '../api-document/schemas.js';
import { encryptions } from '../messages/encryptions.js';

/** Plain texts that replace the ciphertexts of pages, by the name of the member. The first match is used. */
const plainTexts: readonly (readonly [name: RegExp, text: string])[] = [
  [/(id_?card|id_doc|identification|certificate|_id).*(no|number)$|id_card$/, '110101199003070011'],
  [/mobile|phone/, '13800000000'],
  [/email/, 'zhangsan@shop.example'],
  [/address/, '广东省深圳市南山区'],
  [/(account|bank|card).*(no|number)$/, '6214830000000000'],
  [/./, '张三'],
];

/** Replace the ciphertexts in a sample by plain texts, which the sandbox can seal. */
export function plainSample(value: unknown, schema: JsonSchema, { resolve, name }: SamplePlace): unknown {
  const resolved = resolve(schema);
  const [first = resolved, ...others] = alternativesOf(resolved);
  if (others.length > 0)
    return plainSample(value, bestAlternative(value, [first, ...others], resolve), { resolve, name });
  const { items = {}, 'x-encrypted': key } = resolved;
  if (Array.isArray(value)) return value.map((each) => plainSample(each, items, { resolve, name }));
  if (isRecord(value)) {
    const members = Object.entries(value).map(([own, member]) => {
      const known = memberSchema(resolved, own);
      return [own, known ? plainSample(member, known, { resolve, name: own }) : member];
    });
    return Object.fromEntries(members);
  }
  const isSealed = key !== undefined && encryptions[key].sealedBy === 'merchant' && typeof value === 'string';
  return isSealed && looksSealed(value) ? plainTexts.find(([expression]) => expression.test(name))?.[1] : value;
}

interface SamplePlace {
  readonly resolve: Resolve;
  /** The name of the member. */
  readonly name: string;
}

/** Whether a text is Base64 or hexadecimal, such as `pVtQm3ZcYhW8sKfJ1uRb5XoGdEa7…`; account numbers consist of digits. */
function looksSealed(text: string): boolean {
  return text.length >= 30 && /^[\w+/=-]+$/.test(text) && !/^\d+$/.test(text);
}
