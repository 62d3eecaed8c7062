import type { OpenApiDocument } from 'docwright';
import type { JsonSchema } from './documented-call.js';

/** Resolves a `$ref` into the document. */
export type Resolve = (schema: JsonSchema) => JsonSchema;

export function createResolver({ components }: OpenApiDocument): Resolve {
  const resolve: Resolve = (schema) => {
    if (schema.$ref === undefined) return schema;
    const found: JsonSchema = components.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {};
    return resolve(found);
  };
  return resolve;
}

/** The alternatives of a union; any other schema is its own only alternative. */
export function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

/** The alternative that describes most members of a value. */
export function bestAlternative(
  value: unknown,
  schemas: readonly [JsonSchema, ...JsonSchema[]],
  resolve: Resolve,
): JsonSchema {
  const names = isRecord(value) ? Object.keys(value) : [];
  const known = (schema: JsonSchema) => names.filter((name) => memberSchema(resolve(schema), name)).length;
  return schemas.reduce((best, schema) => (known(schema) > known(best) ? schema : best));
}

/** The schema of a member of an object, by name or by pattern: `coupon_id_0`. */
export function memberSchema({ properties = {}, patternProperties = {} }: JsonSchema, name: string) {
  if (Object.hasOwn(properties, name)) return properties[name];
  return Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern).test(name))?.[1];
}

/** Whether a value may be of a type. */
export function hasType({ type }: JsonSchema, wanted: string): boolean {
  return type === wanted || (Array.isArray(type) && type.includes(wanted));
}

/** Whether `value` is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
