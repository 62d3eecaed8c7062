import type { Field } from '../model/schema.js';

/** Whether a member's name is the field's, or fits its pattern: `coupon_id_0` fits `coupon_id_$n`. */
export function matchesField({ name }: Pick<Field, 'name'>, key: string): boolean {
  if (name === key) return true;
  if (!name.includes('$') || key.length > longestName) return false;
  const [head = '', ...tails] = name.split(/(?:\$[a-z]+)+/);
  if (tails.length > mostCounters) return false;
  return new RegExp(`^${[head, ...tails].map(escapeCharacters).join('\\d+')}$`).test(key);
}

/** Longer names and more counters than any page has would make matching slow. */
const longestName = 200;
const mostCounters = 3;

function escapeCharacters(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
