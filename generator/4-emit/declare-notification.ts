import { StructureKind } from 'ts-morph';
import { wordsOf } from '../messages/find-words.js';
import type { Operation } from '../model/schema.js';
import { buildNotificationLiteral } from './build-literal.js';
import { commentOperation } from './comment-operation.js';
import { completeEnvelope } from './complete-envelope.js';
import { type Declared, declareConstant, declareTypeSpace, type OperationPlace } from './declare-operation.js';
import { declareShape, type Target, type TypeDeclaration } from './declare-shape.js';
import { loadTemplate } from './load-template.js';
import { enterType, writeMark } from './mark.js';
import { claim } from './names.js';
import { runtimeOf } from './runtime-facts.js';

const bodyTemplate = loadTemplate<{ readonly literal: string }>('body-of-notification');

/** The literal, the function and the types of a notification; the types alone where the runtime takes none. */
export function declareNotification(
  operation: Operation,
  { page, id, name, scope, imports, api, mark }: OperationPlace,
): Declared[] {
  const completed = completeEnvelope(page.path, operation, api);
  const targetOf = (type: string) => ({ imports: imports.client, api, mark: enterType(mark, name.local, type) });
  const types = declareTypeSpace(name, [
    ...declareShape('Notification', completed, { ...targetOf('Notification'), side: 'notification' }),
    ...declareReply(operation, targetOf('Reply')),
  ]);
  // Of a runtime that takes none, the types are left.
  if (!runtimeOf(api).notifications) return [types];
  for (const type of ['Client', 'NotificationHeaders']) imports.client.add(type);
  imports.operation.add('Notification');
  const literal = claim('notification', scope);
  const value = buildNotificationLiteral(operation, { id, api, completed });
  return [
    `export ${declareConstant({ name: literal, type: 'Notification', value })}`,
    {
      kind: StructureKind.Function,
      name: name.local,
      isExported: name.local === name.exported,
      docs: [writeMark(commentOperation(operation, { example: '', words: wordsOf(api) }), mark)],
      parameters: [
        { name: 'client', type: 'Client' },
        { name: 'headers', type: 'NotificationHeaders' },
        { name: 'rawBody', type: 'string | Uint8Array' },
      ],
      returnType: `Promise<${name.local}.Notification>`,
      statements: bodyTemplate({ literal }).trim(),
    },
    types,
  ];
}

/** What the merchant answers is written by the caller. */
function declareReply({ response }: Operation, target: Omit<Target, 'side'>): TypeDeclaration[] {
  const { shape } = response.body;
  return shape.kind === 'object' || shape.kind === 'union'
    ? declareShape('Reply', shape, { ...target, side: 'request' })
    : [];
}
