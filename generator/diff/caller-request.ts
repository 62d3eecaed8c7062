import { bodyContainer, buildRequest } from '../4-emit/build-request.js';
import type { Api } from '../model/api.js';
import type { Field, ObjectShape, Operation } from '../model/schema.js';
import type { ShapePair } from './finding.js';

/** Two requests as callers pass them. A body in another format is compared under its new name. */
export function pairRequests(old: Operation, fresh: Operation, api: Api): ShapePair<ObjectShape> {
  const [oldName, newName] = [bodyContainer(old.request.body), bodyContainer(fresh.request.body)];
  const request = callerRequest(old, api);
  const rename = (field: Field) => (field.name === oldName ? { ...field, name: newName ?? field.name } : field);
  return { old: { ...request, fields: request.fields.map(rename) }, new: callerRequest(fresh, api) };
}

/**
 * `query` and `headers` are always present, so that their members are compared: whether they are required follows from
 * these. Descriptions of containers are not from a page, so they are left out.
 */
function callerRequest(operation: Operation, api: Api): ObjectShape {
  const { fields } = buildRequest(operation, api);
  const bodyName = bodyContainer(operation.request.body);
  const others = fields.filter(({ name }) => name !== 'query' && name !== 'headers');
  const containers = (['query', 'headers'] as const).map((name) => ({
    name,
    required: false,
    description: '',
    shape: fields.find((field) => field.name === name)?.shape ?? ({ kind: 'object', fields: [] } as const),
    source: operation.source,
  }));
  const kept = others.map((field) => (field.name === bodyName ? { ...field, description: '' } : field));
  return { kind: 'object', fields: [...kept, ...containers] };
}
