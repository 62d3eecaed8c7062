import type { OpenApiDocument } from 'docwright';
import type { JsonSchema } from '../api-document/documented-call.js';

type Schemas = OpenApiDocument['components']['schemas'];

/** Schemas as people read them: an object is called one, as its name only repeats where it stands, and what is sealed says so. */
export function showSchemas(schemas: Schemas): object {
  // docwright wrote them.
  const written = Object.entries(schemas as Readonly<Record<string, DescribedSchema>>);
  return Object.fromEntries(written.map(([name, schema]) => [name, showSchema(schema)]));
}

interface DescribedSchema extends JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly contentEncoding?: string;
  readonly 'x-enum-descriptions'?: readonly string[];
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
}

function showSchema(schema: DescribedSchema): DescribedSchema {
  if (schema.type !== 'object') return showMember(schema);
  const properties = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, showMember(member)]);
  return { title: 'object', ...schema, properties: Object.fromEntries(properties) };
}

/** A list of values that is shown as such need not be told as well. */
function showMember(schema: DescribedSchema): DescribedSchema {
  const { description = '', 'x-encrypted': key, 'x-enum-descriptions': told } = schema;
  const text = told === undefined ? description : description.replace(/\n\n(?:- `[^`\n]*`：.*(?:\n|$))+$/, '');
  const whole = key === undefined ? text : `${text} \`加密 sealed\``.trim();
  const { contentEncoding: _base64, ...shown } = schema;
  return { ...(key === undefined ? schema : shown), ...(whole !== '' && { description: whole }) };
}
