import { addReasons } from '../model/add-reasons.js';
import type { Api, EnvelopeMember, NotificationEnvelope } from '../model/api.js';
import type { Reason } from '../model/reasons.js';
import type { BodyFormat, Field, ObjectShape, Operation, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/** A name of a page that is an event: `TRANSACTION.SUCCESS`. */
const eventName = /^[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)+$/;

interface EnvelopePlace {
  /** The last segment of the page's path. */
  readonly name: string;
  readonly source: SourceRange;
  readonly envelope: NotificationEnvelope;
  readonly eventMember: string;
  /** Whether fields carry reasons. */
  readonly explained: boolean | undefined;
}

/**
 * The body of a notification with the whole envelope, whatever part of it the page describes. An event in XML has one
 * with names of its own, which the runtime gives under those of JSON as well.
 */
export function completeEnvelope(
  path: string,
  { request: { body }, source, explained }: Operation,
  { notificationEnvelope: envelope, eventMember }: Pick<Api, 'notificationEnvelope' | 'eventMember'>,
): Shape {
  if (body === undefined) return { kind: 'unknown' };
  if (envelope === undefined) return body.shape;
  const name = path.split('/').at(-1) ?? '';
  return complete(body.shape, body.format, { name, source, envelope, eventMember, explained });
}

function complete(shape: Shape, format: BodyFormat, place: EnvelopePlace): Shape {
  if (shape.kind === 'union') {
    const members = shape.members.map((member) => ({ ...member, shape: complete(member.shape, format, place) }));
    return { ...shape, members };
  }
  if (shape.kind !== 'object') return shape;
  return format === 'xml' ? completeXml(shape, place) : completeJson(shape, place);
}

function completeJson(shape: ObjectShape, place: EnvelopePlace): ObjectShape {
  const { name, envelope, eventMember } = place;
  const { sealed, members } = envelope;
  const named = nameEvent(shape, place);
  const resource = fieldOf(named, sealed.name);
  const inner = resource?.shape.kind === 'object' ? resource.shape : { kind: 'object' as const, fields: [] };
  const content: Field = { ...textField(sealed.content, place), shape: { kind: 'unknown' } };
  const completed = addFields(inner, [...sealed.members.map((member) => textField(member, place)), content]);
  const event: EnvelopeMember = { name: eventMember, required: true, description: 'The event.' };
  const whole = addFields(named, [
    ...(eventName.test(name) ? [nameValue(textField(event, place), name)] : []),
    ...members.map((member) => textField(member, place)),
    { ...fieldOfSealed(sealed, place), shape: { kind: 'object', fields: [] } },
  ]);
  // A page may describe the resource as something else; then it is right.
  const isObject = resource === undefined || resource.shape.kind === 'object';
  return isObject ? setShape(whole, sealed.name, completed) : whole;
}

/** Only some events have an envelope in XML. What it does not have is said to be missing. */
function completeXml(shape: ObjectShape, place: EnvelopePlace): ObjectShape {
  const { envelope, eventMember } = place;
  const { sealed, members, xmlNames } = envelope;
  if (fieldOf(shape, eventMember) === undefined) return shape;
  const rename = (field: Field): Field => {
    const own = fieldOf(shape, xmlNames[field.name] ?? '');
    if (own === undefined) return { ...giveReason(field, { rule: 'envelope-lacks' }), required: false, shape: NEVER };
    const content = own.shape.kind === 'encoded' ? own.shape.content : own.shape;
    return { ...giveReason(field, { rule: 'envelope', name: own.name }), required: own.required, shape: content };
  };
  const within = [...sealed.members, sealed.content].map((member) => rename(textField(member, place)));
  const resource: Field = { ...fieldOfSealed(sealed, place), shape: { kind: 'object', fields: within } };
  return addFields(nameEvent(shape, place), [...members.map((member) => rename(textField(member, place))), resource]);
}

function fieldOfSealed({ name, required, description }: EnvelopeMember, place: EnvelopePlace): Field {
  return textField({ name, required, description }, place);
}

/** A page that lists no event is about the one that it is named after. */
function nameEvent(shape: ObjectShape, { name, eventMember }: EnvelopePlace): ObjectShape {
  const event = fieldOf(shape, eventMember);
  const isOpen = event?.shape.kind === 'string' && (event.shape.values ?? []).length === 0;
  if (!isOpen || !eventName.test(name)) return shape;
  return { ...shape, fields: shape.fields.map((field) => (field === event ? nameValue(field, name) : field)) };
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

function nameValue(field: Field, event: string): Field {
  const explained = addReasons(field, () => ({ values: { rule: 'page-name', event } }));
  return { ...explained, shape: { kind: 'string', values: [{ value: event }], closed: true } };
}

/** A union of nothing: the member is not there, and tells this alternative from others. */
const NEVER: Shape = { kind: 'union', members: [] };

function textField(member: EnvelopeMember, { source, explained }: EnvelopePlace): Field {
  const field: Field = { ...member, shape: { kind: 'string' }, source, ...(explained && { reasons: {} }) };
  return giveReason(field, { rule: 'envelope' });
}

function giveReason(field: Field, reason: Reason): Field {
  return addReasons(field, () => ({ name: reason, type: reason, required: reason }));
}
