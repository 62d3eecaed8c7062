import type { Api } from '../model/api.js';
import { encodingOf } from '../model/encoding.js';
import type { Field, Message, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { visitShape } from '../model/walk-shape.js';
import type { PageContext } from './resolve-context.js';

/** Check that a request has sealed members if and only if it has the header that names their key. */
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
  let found = false;
  visitShape(shape, (part) => {
    found ||= part.kind === 'encoded' && encodingOf(encodings, part.encoding).seal?.namesKey === true;
  });
  return found;
}
