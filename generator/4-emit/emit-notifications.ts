import { StructureKind } from 'ts-morph';
import type { Api } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { trimLines } from '../model/trim-end.js';
import { fieldsWithin } from '../model/walk-shape.js';
import { listEvents } from './build-literal.js';
import { toCommentLine } from './comment-text.js';
import { declareShape, type TypeDeclaration } from './declare-shape.js';
import { toModule } from './emit-index.js';
import { type Claim, groupVariants } from './group-variants.js';
import { type FileEntry, operationsOf } from './lay-out-files.js';
import { loadTemplate } from './load-template.js';
import { nameType, type Scope } from './names.js';
import type { NotificationEntry } from './page-entry.js';
import { printConstant, printMember, printString } from './print-literal.js';
import { printStructure } from './print-structure.js';
import { sortBy } from './sort-by.js';

interface NotificationsWords {
  /** The member that names the event, as it is declared. */
  readonly event: string;
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

const notificationsOf = ({ runtime }: Api) => loadTemplate<NotificationsWords>(`runtime/${runtime}/notifications`);

/** What `notifications.ts` refers to by a bare name. */
const usedNames = ['AnyNotification', 'Notification', 'NotificationEvents', 'UndocumentedNotification'];

/** `notifications.ts`: what comes with each event, and what the runtime must know to open one whose page is not named. */
export function emitNotifications(files: readonly FileEntry[], api: Api): GeneratedFile {
  const described = files.flatMap((file) => describe(file, api));
  const scope: Scope = new Set(usedNames);
  const shared: string[] = [];
  const names = new Set(described.flatMap(({ events }) => events));
  const events = sortBy([...names], (event) => event).map((event) => {
    const claims = described.filter((each) => each.events.includes(event));
    const [only, second] = claims;
    if (only !== undefined && second === undefined) {
      return { member: printMember(event), type: typeOfOne(only, event, api) };
    }
    const type = nameType(event.toLowerCase(), scope);
    shared.push(declareShared({ name: type, event, described: claims }, api));
    return { member: printMember(event), type };
  });
  return {
    path: 'notifications.ts',
    text: notificationsOf(api)({
      event: printMember(api.eventMember),
      events,
      others: described.filter((each) => isWithoutEvent(each, api)).map(({ type }) => type),
      shared: shared.join('\n'),
      literals: files.flatMap((file) =>
        operationsOf(file).flatMap(({ literal }) => (literal ? [printConstant(literal, '  ')] : [])),
      ),
    }),
  };
}

function describe(entry: FileEntry, api: Api): Described[] {
  const page = entry.segments.at(-1) ?? '';
  return operationsOf(entry).flatMap(({ name, notification }) => {
    if (notification === undefined) return [];
    const type = `import(${toModule(entry.file)}).${name}.Notification`;
    return [{ ...notification, page, type, events: listEvents(notification.shape, api) }];
  });
}

/** Of a page that has several events only the one is meant. */
function typeOfOne({ type, events }: Described, event: string, { eventMember }: Api): string {
  return events.length === 1 ? type : `${type} & { ${printMember(eventMember)}: ${printString(event)} }`;
}

/** One that has an event, but not which, would take the place of every other. */
function isWithoutEvent({ events, shape }: Described, { eventMember }: Api): boolean {
  return events.length === 0 && fieldsWithin(shape).every(({ name }) => name !== eventMember);
}

interface SharedEvent {
  /** Of the type. */
  readonly name: string;
  readonly event: string;
  readonly described: readonly Described[];
}

/** The types of an event that several pages describe, one for each kind of content. */
function declareShared({ name, event, described }: SharedEvent, api: Api): string {
  const variants = groupVariants(
    event,
    described.flatMap(listClaims).filter(({ shape }) => listEvents(shape, api).includes(event)),
    api,
  );
  const [only, second] = variants;
  const shape =
    only !== undefined && second === undefined ? only.shape : ({ kind: 'union', members: variants } as const);
  const target = {
    side: 'notification',
    imports: new Set<string>(),
    api,
    tellingApart: [api.eventMember, ...(api.notificationEnvelope ? [api.notificationEnvelope.distinguishedBy] : [])],
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
