import type { Field, Message, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { PageContext } from './resolve-context.js';

/** Members sealed with the platform's key need the header that names the key, and the header needs such members. */
export function checkSerialHeader(message: Message, source: SourceRange, { dialect, report }: PageContext): void {
  const header = message.headers.find(({ name }) => name === dialect.serialHeader);
  const sealed = [...message.query, ...bodyFields(message)].map(({ shape }) => shape).some(isSealed);
  if (sealed && header === undefined) report('serial-header-missing', source, { header: dialect.serialHeader });
  if (!sealed && header) report('serial-header-idle', header.source, { header: dialect.serialHeader });
}

function bodyFields({ body }: Message): readonly Field[] {
  return body?.shape.kind === 'object' ? body.shape.fields : [];
}

function isSealed(shape: Shape): boolean {
  switch (shape.kind) {
    case 'encoded':
      return shape.encoding === 'rsa-platform' || isSealed(shape.content);
    case 'list':
      return isSealed(shape.item);
    case 'object':
      return shape.fields.some((field) => isSealed(field.shape));
    case 'union':
      return shape.members.some((member) => isSealed(member.shape));
    default:
      return false;
  }
}
