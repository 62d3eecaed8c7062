import type { Api, NotificationEnvelope } from '../model/api.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { mergeObjects } from './merge-shapes.js';

/** What one page says that comes with an event. */
export interface Claim {
  /** The last segment of the page's path. */
  readonly page: string;
  readonly format: 'json' | 'xml';
  readonly shape: ObjectShape;
}

/** One kind of content that an event brings. */
export interface Variant {
  readonly title: string;
  readonly shape: ObjectShape;
}

interface Group {
  readonly originals: readonly string[];
  readonly claims: readonly Claim[];
}

/**
 * What comes with an event that several pages describe. Pages that name one content in the member that
 * tells it describe the same; a page that names several describes those that no page has for itself.
 *
 *     LOAN.ENDED     loan, fine        loan   LOAN.ENDED
 *     FINE.PAID      fine         →    fine   FINE.PAID, FINE.WAIVED
 *     FINE.WAIVED    fine
 */
export function groupVariants(event: string, claims: readonly Claim[], api: Api): Variant[] {
  const { notificationEnvelope: envelope } = api;
  const json = claims.filter(({ format }) => format === 'json');
  const xml = claims.filter(({ format }) => format === 'xml');
  const groups = [...groupByType(json, envelope), ...(xml.length > 0 ? [{ originals: [], claims: xml }] : [])];
  return groups.map((group) => ({
    title: titleOf(group),
    shape: fix(mergeGroup(group, json, envelope), group, { event, ...api }),
  }));
}

function groupByType(claims: readonly Claim[], envelope: NotificationEnvelope | undefined): Group[] {
  const listed = claims.map((claim) => ({ claim, originals: originalsOf(claim.shape, envelope) }));
  const single = new Set(listed.flatMap(({ originals }) => (originals.length === 1 ? originals : [])));
  const groups: Group[] = [];
  for (const { claim, originals } of listed.filter(({ originals: { length } }) => length > 0)) {
    const own = originals.length === 1 ? originals : originals.filter((original) => !single.has(original));
    // Where every one has a page for itself, the page of them all adds nothing to the event.
    if (own.length > 0) addTo(groups, { originals: own, claims: [claim] }, (group) => overlaps(group.originals, own));
  }
  for (const { claim } of listed.filter(({ originals }) => originals.length === 0)) {
    addTo(groups, { originals: [], claims: [claim] }, (group) =>
      group.claims.some((other) => isAlike(claim, other, envelope)),
    );
  }
  return groups;
}

function addTo(groups: Group[], added: Group, belongs: (group: Group) => boolean): void {
  const found = groups.findIndex(belongs);
  const group = groups[found];
  if (group === undefined) groups.push(added);
  else {
    const originals = [...new Set([...group.originals, ...added.originals])];
    groups[found] = { originals, claims: [...group.claims, ...added.claims] };
  }
}

/** A table for several types says of none what it always has: of that only what every page of the event requires is certain. */
function mergeGroup({ claims }: Group, all: readonly Claim[], envelope: NotificationEnvelope | undefined): ObjectShape {
  const others = all.filter((claim) => !claims.includes(claim)).map(({ shape }) => shape);
  const shapes = claims.map(({ shape }) => (originalsOf(shape, envelope).length > 1 ? weaken(shape, others) : shape));
  return mergeObjects(shapes);
}

function weaken(shape: ObjectShape, others: readonly ObjectShape[]): ObjectShape {
  const fields = shape.fields.map((field) => {
    const found = others.map(({ fields: each }) => each.find(({ name }) => name === field.name));
    const required = field.required && found.every((other) => other?.required);
    const within = found.flatMap((other) => (other ? (membersOf(other.shape) ?? []) : []));
    return { ...field, required, shape: withMembers(field.shape, (members) => weaken(members, within)) };
  });
  return { ...shape, fields };
}

function withMembers(shape: Shape, change: (members: ObjectShape) => ObjectShape): Shape {
  if (shape.kind === 'object') return change(shape);
  return shape.kind === 'encoded' ? { ...shape, content: withMembers(shape.content, change) } : shape;
}

function membersOf(shape: Shape): ObjectShape | undefined {
  if (shape.kind === 'encoded') return membersOf(shape.content);
  return shape.kind === 'object' ? shape : undefined;
}

/** The members that tell what came hold nothing else; an open list could not tell anything apart. */
interface EventFacts extends Pick<Api, 'eventMember' | 'notificationEnvelope'> {
  readonly event: string;
}

function fix(
  shape: ObjectShape,
  { originals }: Group,
  { event, eventMember, notificationEnvelope: envelope }: EventFacts,
): ObjectShape {
  const named = changeField(shape, eventMember, (field) => ({ ...field, shape: onlyValues(field.shape, [event]) }));
  if (originals.length === 0 || envelope === undefined) return named;
  return changeField(named, envelope.sealed.name, (resource) => ({
    ...resource,
    shape: withMembers(resource.shape, (members) =>
      changeField(members, envelope.distinguishedBy, (field) => ({
        ...field,
        required: true,
        shape: onlyValues(field.shape, originals),
      })),
    ),
  }));
}

function changeField(shape: ObjectShape, name: string, change: (field: Field) => Field): ObjectShape {
  return { ...shape, fields: shape.fields.map((field) => (field.name === name ? change(field) : field)) };
}

function onlyValues(shape: Shape, wanted: readonly string[]): Shape {
  const known = shape.kind === 'string' ? (shape.values ?? []) : [];
  const values = wanted.map((value) => known.find((each) => each.value === value) ?? { value });
  return { kind: 'string', values, closed: true };
}

function titleOf({ originals, claims }: Group): string {
  const [claim] = claims;
  return `\`${originals[0] ?? (claim?.format === 'xml' ? 'xml' : (claim?.page ?? ''))}\``;
}

function originalsOf(shape: ObjectShape, envelope: NotificationEnvelope | undefined): string[] {
  if (envelope === undefined) return [];
  const original = fieldAt(shape, [envelope.sealed.name, envelope.distinguishedBy])?.shape;
  return original?.kind === 'string' ? (original.values ?? []).map(({ value }) => String(value)) : [];
}

function overlaps(one: readonly string[], other: readonly string[]): boolean {
  return one.some((value) => other.includes(value));
}

/** Whether two contents have most of their members in common. */
function isAlike(one: Claim, other: Claim, envelope: NotificationEnvelope | undefined): boolean {
  const [names, others] = [contentNames(one, envelope), contentNames(other, envelope)];
  const shared = names.filter((name) => others.includes(name)).length;
  return shared * 2 >= Math.min(names.length, others.length);
}

function contentNames({ shape }: Claim, envelope: NotificationEnvelope | undefined): string[] {
  const content = envelope ? fieldAt(shape, [envelope.sealed.name, envelope.sealed.content.name])?.shape : shape;
  const sealed = content?.kind === 'encoded' ? content.content : content;
  const objects = sealed?.kind === 'union' ? sealed.members.map((member) => member.shape) : [sealed];
  return [...new Set(objects.flatMap((each) => (each?.kind === 'object' ? each.fields.map(({ name }) => name) : [])))];
}

function fieldAt(shape: ObjectShape, [name, ...rest]: readonly string[]): Field | undefined {
  const field = shape.fields.find((each) => each.name === name);
  if (rest.length === 0 || field === undefined) return field;
  const members = membersOf(field.shape);
  return members && fieldAt(members, rest);
}
