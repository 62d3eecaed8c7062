import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from 'docwright';
import type { JsonSchema } from './documented-call.js';

/** A problem with a value. */
export interface Problem {
  /** Its place, as WeChat Pay writes it: `/amount/total`. */
  readonly field: string;
  readonly issue: string;
}

/** Validates decoded values against their schemas; each schema is compiled when it is first needed. */
export type CheckValue = (value: unknown, schema: JsonSchema) => readonly Problem[];

export function createChecker(document: OpenApiDocument): CheckValue {
  let ajv: Ajv2020 | undefined;
  const compiled = new WeakMap<JsonSchema, ValidateFunction>();
  const compile = (schema: JsonSchema) => {
    ajv ??= createAjv(document);
    const validate: ValidateFunction = ajv.compile(toPlain(schema, 'pages') as object);
    compiled.set(schema, validate);
    return validate;
  };
  return (value, schema) => {
    const validate = compiled.get(schema) ?? compile(schema);
    return validate(value) ? [] : describe(validate.errors ?? []);
  };
}

function createAjv({ components }: OpenApiDocument): Ajv2020 {
  const lenient = { strict: false, validateSchema: false, validateFormats: false, logger: false } as const;
  const ajv = new Ajv2020({ ...lenient, strictNumbers: true });
  return ajv.addSchema({ $id: 'pages', components: toPlain({ schemas: components.schemas }) as object });
}

/** Replace every encoded string by the schema of its content. */
function toPlain(schema: unknown, document = ''): unknown {
  if (Array.isArray(schema)) return schema.map((each) => toPlain(each, document));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { contentSchema, ...rest } = schema as JsonSchema;
  if (contentSchema !== undefined) return toPlain(contentSchema, document);
  const members = Object.entries(rest).map(([name, member]) => [
    name,
    name === '$ref' ? `${document}${member}` : toPlain(member, document),
  ]);
  return Object.fromEntries(members);
}

/** Each alternative of a union reports its own errors; those about members say more than those about the union. */
function describe(errors: readonly ErrorObject[]): Problem[] {
  const specific = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf');
  return (specific.length > 0 ? specific : errors).map(toProblem);
}

function toProblem({ instancePath, keyword, message = '', params }: ErrorObject): Problem {
  if (keyword === 'required') return { field: `${instancePath}/${params['missingProperty']}`, issue: 'is missing' };
  if (keyword === 'enum') return { field: instancePath, issue: `must be one of ${params['allowedValues'].join(', ')}` };
  return { field: instancePath, issue: message };
}
