import { StructureKind } from 'ts-morph';
import type { GeneratedFile } from '../model/generated-file.js';
import type { Shape } from '../model/schema.js';
import { trimLines } from '../model/trim-end.js';
import { listEvents } from './build-literal.js';
import { toCommentLine } from './comment-text.js';
import { declareShape, type TypeDeclaration } from './declare-shape.js';
import { toModule } from './emit-index.js';
import { type Claim, groupVariants } from './group-variants.js';
import { loadTemplate } from './load-template.js';
import { nameType, type Scope } from './names.js';
import type { NotificationEntry, PageEntry } from './page-entry.js';
import { printConstant, printMember, printString } from './print-literal.js';
import { printStructure } from './print-structure.js';
import { sortBy } from './sort-by.js';

interface NotificationsWords {
  readonly events: readonly { readonly member: string; readonly type: string }[];
  /** Of the notifications that no event selects. */
  readonly others: readonly string[];
  /** The types of events that several pages describe. */
  readonly shared: string;
  /** The literals that `webhooks.unwrap` cannot do without. */
  readonly literals: readonly string[];
}

/** A notification of one page. */
interface Described extends NotificationEntry {
  /** The last segment of the page's path. */
  readonly page: string;
  readonly type: string;
  readonly events: readonly string[];
}

const notificationsTemplate = loadTemplate<NotificationsWords>('notifications');

/** What `notifications.ts` refers to by a bare name. */
const usedNames = ['AnyNotification', 'Notification', 'NotificationEvents', 'UndocumentedNotification'];

/** `notifications.ts`: what comes with each event, and what the runtime must know to open one whose page is not named. */
export function emitNotifications(pages: readonly PageEntry[]): GeneratedFile {
  const described = pages.flatMap(describe);
  const scope: Scope = new Set(usedNames);
  const shared: string[] = [];
  const names = new Set(described.flatMap(({ events }) => events));
  const events = sortBy([...names], (event) => event).map((event) => {
    const claims = described.filter((each) => each.events.includes(event));
    const [only, second] = claims;
    if (only !== undefined && second === undefined) return { member: printMember(event), type: typeOfOne(only, event) };
    const type = nameType(event.toLowerCase(), scope);
    shared.push(declareShared(type, event, claims));
    return { member: printMember(event), type };
  });
  return {
    path: 'notifications.ts',
    text: notificationsTemplate({
      events,
      others: described.filter(isWithoutEvent).map(({ type }) => type),
      shared: shared.join('\n'),
      literals: pages.flatMap(({ operations }) =>
        operations.flatMap(({ literal }) => (literal ? [printConstant(literal, '  ')] : [])),
      ),
    }),
  };
}

function describe({ path, file, operations }: PageEntry): Described[] {
  const page = path.split('/').at(-1) ?? '';
  return operations.flatMap(({ name, notification }) => {
    if (notification === undefined) return [];
    const type = `import(${toModule(file)}).${name}.Notification`;
    return [{ ...notification, page, type, events: listEvents(notification.shape) }];
  });
}

/** Of a page that has several events only the one is meant. */
function typeOfOne({ type, events }: Described, event: string): string {
  return events.length === 1 ? type : `${type} & { event_type: ${printString(event)} }`;
}

/** One that has an event, but not which, would take the place of every other. */
function isWithoutEvent({ events, shape }: Described): boolean {
  return events.length === 0 && !hasMember(shape, 'event_type');
}

function hasMember(shape: Shape, name: string): boolean {
  if (shape.kind === 'union') return shape.members.some((member) => hasMember(member.shape, name));
  return shape.kind === 'object' && shape.fields.some((field) => field.name === name);
}

/** The types of an event that several pages describe, one for each kind of content. */
function declareShared(name: string, event: string, described: readonly Described[]): string {
  const variants = groupVariants(
    event,
    described.flatMap(listClaims).filter(({ shape }) => claims(shape, event)),
  );
  const [only, second] = variants;
  const shape =
    only !== undefined && second === undefined ? only.shape : ({ kind: 'union', members: variants } as const);
  const target = {
    side: 'notification',
    imports: new Set<string>(),
    tellingApart: ['event_type', 'original_type'],
  } as const;
  const [first, ...rest] = declareShape(name, shape, target).map(exportType);
  const docs = [toCommentLine(`What comes with ${event}.`)];
  return trimLines(printStructure({ statements: first ? [{ ...first, docs }, ...rest] : [] }), ' ').trimEnd();
}

/** Nothing of a namespace is left at run time. */
function exportType(declaration: TypeDeclaration): TypeDeclaration {
  if (declaration.kind !== StructureKind.Module) return { ...declaration, isExported: true };
  return { ...declaration, isExported: true, hasDeclareKeyword: true };
}

function listClaims({ page, format, shape }: Described): Claim[] {
  const shapes = shape.kind === 'union' ? shape.members.map((member) => member.shape) : [shape];
  return shapes.flatMap((each) => (each.kind === 'object' ? [{ page, format, shape: each }] : []));
}

function claims(shape: Shape, event: string): boolean {
  return listEvents(shape).includes(event);
}
