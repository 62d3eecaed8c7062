import type { DocumentedOperation } from '../model/documented-page.js';
import type { Message } from '../model/schema.js';
import { fillShape } from './fill-from-samples.js';
import { readJsonSample } from './read-json-sample.js';
import type { PageContext } from './resolve-context.js';

/** The JSON of the samples of one side. */
export function sampleValues(operation: DocumentedOperation, side: 'request' | 'answer'): unknown[] {
  return operation.samples.flatMap(({ block, is }) => {
    const read = is === side ? readJsonSample(block.text) : undefined;
    return read ? [read.value] : [];
  });
}

/** The request with the fields that its samples add to the tables. */
export function inferRequest(message: Message, operation: DocumentedOperation, context: PageContext): Message {
  const { samples } = context.dialect;
  if (samples === undefined) return message;
  const values = sampleValues(operation, 'request');
  if (message.body === undefined || values.length === 0) return message;
  const shape = fillShape(message.body.shape, values, { rules: samples, source: operation.source, context });
  return { ...message, body: { ...message.body, shape } };
}
