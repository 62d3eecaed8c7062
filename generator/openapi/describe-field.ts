import type { Field, Shape, Value } from '../model/schema.js';

/**
 * What the page says of a member, and what its listed values mean where the page tells.
 *
 *     交易状态
 *
 *     - `SUCCESS`：支付成功
 *     - `REFUND`：转入退款
 */
export function describeField({ description, shape }: Field): string {
  const values = listedValues(shape);
  const isTold = values.some((value) => value.description !== undefined);
  return [description.trim(), isTold ? values.map(describeValue).join('\n') : '']
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeValue({ value, description }: Value): string {
  return description === undefined ? `- \`${value}\`` : `- \`${value}\`：${description}`;
}

function listedValues(shape: Shape): readonly Value[] {
  if (shape.kind === 'list') return listedValues(shape.item);
  if (shape.kind === 'encoded') return listedValues(shape.content);
  return shape.kind === 'string' || shape.kind === 'number' ? (shape.values ?? []) : [];
}
