import type { Dialect } from './dialect.js';

/** The attributes that say something of a field. */
export function attributeNames({ required, nesting, carried, attributes }: Dialect): string[] {
  const rules = [...required, ...nesting].flatMap((rule) => (rule.by === 'attribute' ? rule.name : []));
  return [
    ...rules,
    ...(attributes ? [attributes.tooltip] : []),
    ...(carried ? [carried.encodedAttribute, carried.encryptedAttribute] : []),
  ];
}
