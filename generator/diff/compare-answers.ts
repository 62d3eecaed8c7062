import type { Api } from '../model/api.js';
import type { Body, Field, Operation } from '../model/schema.js';
import { compareShapes } from './compare-shapes.js';
import type { ChangePlace, Finding } from './finding.js';
import { type OperationFinding, tell } from './operation-finding.js';
import { shapeKey } from './shape-key.js';

/** The kind of a result for callers; only values have members. */
type AnswerKind = 'nothing' | 'a file' | 'a location' | 'a text' | 'a value';

const kinds: Readonly<Record<Body['format'], AnswerKind>> = {
  empty: 'nothing',
  binary: 'a file',
  multipart: 'a file',
  redirect: 'a location',
  text: 'a text',
  json: 'a value',
  form: 'a value',
  xml: 'a value',
};

/** Compare the responses of a call. */
export function compareAnswers(old: Operation, fresh: Operation, api: Api): (Finding | OperationFinding)[] {
  return [...compareBodies(old, fresh, api), ...compareHeaders(old.response.headers, fresh.response.headers)];
}

function compareBodies(old: Operation, fresh: Operation, api: Api): (Finding | OperationFinding)[] {
  const [before, after] = [old.response.body, fresh.response.body];
  const [was, is] = [kindOf(before), kindOf(after)];
  if (was !== is) {
    return [tell(was === 'nothing' ? 'answer-gained' : 'answer-format-changed', { old: was, new: is })];
  }
  if (is !== 'a value') return isSame(before, after) ? [] : [tell('answer-described')];
  const place: ChangePlace = { path: 'response', side: 'answer', member: '', api, old: old.source, new: fresh.source };
  return [...compareNotations(before, after), ...compareShapes({ old: before.shape, new: after.shape }, place)];
}

/** JSON and XML are read into the same types. */
export function compareNotations(old: Body, fresh: Body): OperationFinding[] {
  return old.format === fresh.format ? [] : [tell('notation-changed', { old: old.format, new: fresh.format })];
}

/** The kind of a result; a text whose shape has members counts as a value. */
function kindOf({ format, shape }: Body): AnswerKind {
  const shapes = shape.kind === 'union' ? shape.members.map((member) => member.shape) : [shape];
  return format === 'text' && !shapes.some(({ kind }) => kind === 'string') ? 'a value' : kinds[format];
}

function isSame(one: Body, other: Body): boolean {
  return one.format === other.format && shapeKey(one.shape) === shapeKey(other.shape);
}

function compareHeaders(old: readonly Field[], fresh: readonly Field[]): OperationFinding[] {
  const named = (fields: readonly Field[], { name }: Field) =>
    fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
  const path = ({ name }: Field) => ({ path: `response.headers.${name}` });
  return [
    ...fresh.flatMap((header) => {
      const former = named(old, header);
      if (former === undefined) return [{ ...tell('header-added'), ...path(header), new: header.source }];
      return headerKey(former) === headerKey(header)
        ? []
        : [{ ...tell('header-described'), ...path(header), old: former.source, new: header.source }];
    }),
    ...old
      .filter((header) => !named(fresh, header))
      .map((header) => ({ ...tell('header-removed'), ...path(header), old: header.source })),
  ];
}

/** A key that is equal for two headers exactly if the pages describe them in the same way. */
export function headerKey({ name, required, description, shape }: Field): string {
  return [name, required, description, shapeKey(shape)].join('\0');
}
