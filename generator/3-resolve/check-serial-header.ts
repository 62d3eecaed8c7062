import type { Api } from '../model/api.js';
import { encodingOf } from '../model/encoding.js';
import type { Field, Message, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { PageContext } from './resolve-context.js';

/** Members sealed with a key that a header names need the header, and the header needs such members. */
export function checkSerialHeader(message: Message, source: SourceRange, { dialect, report }: PageContext): void {
  const { serialHeader, encodings } = dialect.api;
  const header = message.headers.find(({ name }) => name === serialHeader);
  const fields = [...message.query, ...bodyFields(message)];
  const sealed = fields.some(({ shape }) => namesKey(shape, encodings));
  if (sealed && header === undefined) report('serial-header-missing', source, { header: serialHeader });
  if (!sealed && header) report('serial-header-idle', header.source, { header: serialHeader });
}

function bodyFields({ body }: Message): readonly Field[] {
  return body?.shape.kind === 'object' ? body.shape.fields : [];
}

function namesKey(shape: Shape, encodings: Api['encodings']): boolean {
  switch (shape.kind) {
    case 'encoded':
      return encodingOf(encodings, shape.encoding).seal?.namesKey === true || namesKey(shape.content, encodings);
    case 'list':
      return namesKey(shape.item, encodings);
    case 'object':
      return shape.fields.some((field) => namesKey(field.shape, encodings));
    case 'union':
      return shape.members.some((member) => namesKey(member.shape, encodings));
    default:
      return false;
  }
}
