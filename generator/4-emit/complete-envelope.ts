import type { BodyFormat, Field, ObjectShape, Operation, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/** A name of a page that is an event: `TRANSACTION.SUCCESS`. */
const eventName = /^[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)+$/;

interface Place {
  /** The last segment of the page's path. */
  readonly name: string;
  readonly source: SourceRange;
}

/**
 * The body of a notification with the whole envelope, whatever part of it the page describes. An event in XML has one
 * with names of its own, which the runtime gives under those of JSON as well.
 */
export function completeEnvelope(path: string, { request: { body }, source }: Operation): Shape {
  if (body === undefined) return { kind: 'unknown' };
  return complete(body.shape, body.format, { name: path.split('/').at(-1) ?? '', source });
}

function complete(shape: Shape, format: BodyFormat, place: Place): Shape {
  if (shape.kind === 'union') {
    const members = shape.members.map((member) => ({ ...member, shape: complete(member.shape, format, place) }));
    return { ...shape, members };
  }
  if (shape.kind !== 'object') return shape;
  return format === 'xml' ? completeXml(shape, place) : completeJson(shape, place);
}

function completeJson(shape: ObjectShape, { name, source }: Place): ObjectShape {
  const named = nameEvent(shape, name);
  const add = (field: Omit<Field, 'source'>) => ({ ...field, source });
  const resource = fieldOf(named, 'resource');
  const sealed = resource?.shape.kind === 'object' ? resource.shape : { kind: 'object' as const, fields: [] };
  const completed = addFields(sealed, RESOURCE.map(add));
  const event = eventName.test(name) ? [{ ...text('event_type', true, 'The event.'), shape: oneValue(name) }] : [];
  const whole = addFields(named, [...event, ...ENVELOPE].map(add));
  // A page may describe the resource as something else; then it is right.
  const isObject = resource === undefined || resource.shape.kind === 'object';
  return isObject ? setShape(whole, 'resource', completed) : whole;
}

/** Only events of the score service have an envelope in XML. What it does not have is said to be missing. */
function completeXml(shape: ObjectShape, { name, source }: Place): ObjectShape {
  if (fieldOf(shape, 'event_type') === undefined) return shape;
  const named = nameEvent(shape, name);
  const rename = (field: Omit<Field, 'source'>): Field => {
    const own = fieldOf(shape, XML_NAMES[field.name] ?? '');
    if (own === undefined) return { ...field, required: false, shape: NEVER, source };
    const content = own.shape.kind === 'encoded' ? own.shape.content : own.shape;
    return { ...field, required: own.required, shape: content, source };
  };
  const resource: Field = { ...SEALED, shape: { kind: 'object', fields: RESOURCE.map(rename) }, source };
  const outer = ENVELOPE.filter((field) => field !== SEALED).map(rename);
  return addFields(named, [...outer, resource]);
}

/** A page that lists no event is about the one that it is named after. */
function nameEvent(shape: ObjectShape, name: string): ObjectShape {
  const event = fieldOf(shape, 'event_type');
  const isOpen = event?.shape.kind === 'string' && (event.shape.values ?? []).length === 0;
  return isOpen && eventName.test(name) ? setShape(shape, 'event_type', oneValue(name)) : shape;
}

function fieldOf({ fields }: ObjectShape, name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

function addFields(shape: ObjectShape, fields: readonly Field[]): ObjectShape {
  return { ...shape, fields: [...shape.fields, ...fields.filter(({ name }) => fieldOf(shape, name) === undefined)] };
}

function setShape(shape: ObjectShape, name: string, value: Shape): ObjectShape {
  return { ...shape, fields: shape.fields.map((field) => (field.name === name ? { ...field, shape: value } : field)) };
}

function oneValue(value: string): Shape {
  return { kind: 'string', values: [{ value }], closed: true };
}

/** A union of nothing: the member is not there, and tells this alternative from others. */
const NEVER: Shape = { kind: 'union', members: [] };

function text(name: string, required: boolean, description: string) {
  return { name, required, description, shape: { kind: 'string' } satisfies Shape };
}

const SEALED: Omit<Field, 'source'> = {
  name: 'resource',
  required: true,
  description: 'The content, and how it was encrypted.',
  shape: { kind: 'object', fields: [] },
};

const ENVELOPE: readonly Omit<Field, 'source'>[] = [
  text('id', true, 'The ID of the notification. It stays the same when the notification is sent again.'),
  text('create_time', true, 'When the notification was created, in RFC 3339 format.'),
  text('resource_type', true, '`encrypt-resource` for encrypted content.'),
  text('summary', false, 'What the notification is about, in a few words.'),
  SEALED,
];

const RESOURCE: readonly Omit<Field, 'source'>[] = [
  text('original_type', false, 'What the content is about. It tells apart notifications that share an event.'),
  text('algorithm', true, 'The encryption algorithm.'),
  text('associated_data', false, 'The associated data of the encryption.'),
  text('nonce', true, 'The nonce of the encryption.'),
  { name: 'ciphertext', required: true, description: 'The content, decrypted.', shape: { kind: 'unknown' } },
];

/** What the members of the envelope are called in XML, where they exist. */
const XML_NAMES: Readonly<Record<string, string>> = {
  id: 'event_id',
  create_time: 'event_create_time',
  algorithm: 'event_algorithm',
  associated_data: 'event_associated_data',
  nonce: 'event_nonce',
  ciphertext: 'event_ciphertext',
};
