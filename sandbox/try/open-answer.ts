import { isRecord } from '../api-document/schemas.js';
import type { SealedMember } from '../exchanges/exchange.js';

/** A value with its sealed members in plain text; what no key opens stays. */
export function openAnswer(value: unknown, sealed: readonly SealedMember[], field = ''): unknown {
  if (Array.isArray(value)) return value.map((each, index) => openAnswer(each, sealed, `${field}/${index}`));
  if (isRecord(value)) {
    const members = Object.entries(value);
    return Object.fromEntries(members.map(([name, member]) => [name, openAnswer(member, sealed, `${field}/${name}`)]));
  }
  return sealed.find((member) => member.field === field)?.opened ?? value;
}
