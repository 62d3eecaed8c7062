import { type OptionalKind, type ParameterDeclarationStructure, StructureKind } from 'ts-morph';
import { wordsOf } from '../messages/find-words.js';
import type { Body, ObjectShape, Operation } from '../model/schema.js';
import { buildCallLiteral } from './build-literal.js';
import { commentOperation } from './comment-operation.js';
import { type Declared, declareConstant, declareTypeSpace, type OperationPlace } from './declare-operation.js';
import { declareAlias, declareShape, type Target, type TypeDeclaration } from './declare-shape.js';
import { findPaging } from './find-paging.js';
import { loadTemplate } from './load-template.js';
import { enterType, writeMark } from './mark.js';
import { claim } from './names.js';
import { printString } from './print-literal.js';
import { resultOf } from './result-of.js';

const bodyTemplate = loadTemplate<{ readonly literal: string }>('body-of-call');

/** A call with what its caller gives. */
interface CallPlace extends OperationPlace {
  readonly request: ObjectShape;
  /** For its doc comment; '' for none. */
  readonly example: string;
}

/** The literal, the function and the types of a call. */
export function declareCall(operation: Operation, place: CallPlace): Declared[] {
  const { id, name, scope, imports, request, example, api, mark } = place;
  const words = wordsOf(api);
  const { body: result } = resultOf(operation.response, api);
  const list = findPaging(operation, words, result)?.list;
  const promise = list === undefined ? 'ApiPromise' : 'ListPromise';
  for (const type of [promise, 'CallOptions', 'Client']) imports.client.add(type);
  imports.operation.add('Operation');
  const literal = claim(`${name.exported}Operation`, scope);
  const targetOf = (type: string) => ({ imports: imports.client, api, mark: enterType(mark, name.local, type) });
  return [
    declareConstant({ name: literal, type: 'Operation', value: buildCallLiteral(id, operation, api) }),
    {
      kind: StructureKind.Function,
      name: name.local,
      isExported: name.local === name.exported,
      docs: [writeMark(commentOperation(operation, { example, words }), mark)],
      parameters: declareParameters(name.local, request),
      returnType: typeOfPromise(`${name.local}.Response`, list),
      statements: bodyTemplate({ literal }).trim(),
    },
    declareTypeSpace(name, [
      ...declareRequest(request, targetOf('Request')),
      ...declareAnswer(result, targetOf('Response')),
    ]),
  ];
}

/** What a call returns; `list` is the member of its answer that `paginate` goes through. */
export function typeOfPromise(answer: string, list: string | undefined): string {
  return list === undefined ? `ApiPromise<${answer}>` : `ListPromise<${answer}, ${printString(list)}>`;
}

function declareParameters(name: string, { fields }: ObjectShape): OptionalKind<ParameterDeclarationStructure>[] {
  const initial = fields.some((field) => field.required) ? {} : { initializer: '{}' };
  return [
    { name: 'client', type: 'Client' },
    { name: 'request', type: `${name}.Request`, ...initial },
    { name: 'options', type: 'CallOptions', hasQuestionToken: true },
  ];
}

/** An empty interface would take any object, so that a call without parameters has a type that takes no member. */
function declareRequest(request: ObjectShape, target: Omit<Target, 'side'>): TypeDeclaration[] {
  return request.fields.length === 0
    ? [declareAlias('Request', 'Record<string, never>')]
    : declareShape('Request', request, { ...target, side: 'request' });
}

/** Answers whose type does not depend on their shape. */
const answerTypes: Readonly<Partial<Record<Body['format'], string>>> = {
  empty: 'void',
  binary: 'Download',
  multipart: 'Download',
  redirect: 'string',
};

function declareAnswer(body: Body, target: Omit<Target, 'side'>): TypeDeclaration[] {
  const type = answerTypes[body.format] ?? (isText(body) ? 'string' : undefined);
  if (type === 'Download') target.imports.add(type);
  return type === undefined
    ? declareShape('Response', body.shape, { ...target, side: 'answer' })
    : [declareAlias('Response', type)];
}

/** A text, or a text that is an error message in another format: the error is thrown. */
function isText({ format, shape }: Body): boolean {
  const shapes = shape.kind === 'union' ? shape.members.map((member) => member.shape) : [shape];
  return format === 'text' && shapes.some(({ kind }) => kind === 'string');
}
