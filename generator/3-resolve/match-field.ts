import type { Field } from '../model/schema.js';

/** Whether a member's name is the field's, or fits its pattern: `coupon_id_0` fits `coupon_id_$n`. */
export function matchesField({ name }: Pick<Field, 'name'>, key: string): boolean {
  if (name === key) return true;
  if (!name.includes('$')) return false;
  const [head = '', ...tails] = name.split(/\$[a-z]+/);
  return new RegExp(`^${[head, ...tails].map(escapeCharacters).join('\\d+')}$`).test(key);
}

function escapeCharacters(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
