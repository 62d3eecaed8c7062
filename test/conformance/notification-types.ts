import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { emitClient } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import type { ApiSchema } from '../../generator/model/schema.js';
import { createFolder, writeFiles } from '../support/temporary-folder.js';

/** The kind of a member, whether it can be missing, and its own members. */
export interface MemberType {
  /** As the compiler prints it: `string`, `"transaction"`. */
  readonly text: string;
  readonly kind: 'string' | 'number' | 'boolean' | 'object' | 'list' | 'other';
  readonly required: boolean;
  readonly members: Readonly<Record<string, MemberType>>;
}

export interface NotificationTypes {
  /** Compiler errors of the client and of a handler for each event. */
  readonly errors: readonly string[];
  /** By event: the members of each type in its union. */
  readonly events: ReadonlyMap<string, readonly Readonly<Record<string, MemberType>>[]>;
}

/** The types of the notifications of a schema, as the compiler sees them. */
export function readNotificationTypes({ pages }: ApiSchema): NotificationTypes {
  const notifications = pages
    .map((page) => ({ ...page, operations: page.operations.filter(({ kind }) => kind === 'notification') }))
    .filter(({ operations }) => operations.length > 0);
  const emitted = notifications.flatMap(
    (page) => emitPage(page, { api: wechatpayApi, callFolders: ['openapi'], report: () => {} }) ?? [],
  );
  const files = emitClient(
    { api: wechatpayApi, pages: emitted, runtime: readRuntime(wechatpayApi), version: '0', input: '' },
    () => {},
  );
  const client = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const folder = createFolder();
  try {
    writeFiles(folder, { ...client, 'handlers.ts': writeHandlers(client['notifications.ts'] ?? '') });
    return compile(['client.ts', 'notifications.ts', 'handlers.ts'].map((name) => join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(roots: readonly string[]): NotificationTypes {
  const program = openProgram(roots);
  const checker = program.getTypeChecker();
  const sources = roots.flatMap((root) => program.getSourceFile(root) ?? []);
  const errors = sources.flatMap((source) => program.getSemanticDiagnostics(source));
  return {
    errors: errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    events: listEvents(sources[1], checker),
  };
}

/** A handler for each event that takes the envelope, and one that narrows by `event_type` alone. */
function writeHandlers(notifications: string): string {
  const [, map = ''] = /interface NotificationEvents \{\n(.*?)\n\}/s.exec(notifications) ?? [];
  const events = [...map.matchAll(/^ {2}(?:'([^']+)'|(\w+)): /gm)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const cases = events.map(
    (event) => `    case '${event}':
      return [notification.event_type, notification.id, notification.create_time, notification.summary ?? '',
        notification.resource_type ?? '', notification.resource.original_type ?? '', typeof notification.resource.ciphertext];`,
  );
  const routes = events.map(
    (event) => `  .on('${event}', ({ id, resource }) => console.log(id.length, resource.ciphertext))`,
  );
  return `import type { AnyNotification, WeChatPayClient } from './client.js';
export function tell(notification: AnyNotification): readonly string[] {
  switch (notification.event_type) {
${cases.join('\n')}
    default:
      return [];
  }
}
declare const wxpay: WeChatPayClient;
export const receive = wxpay.webhooks
${routes.join('\n')}
  .otherwise((notification) => void tell(notification));
`;
}

function openProgram(roots: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
  };
  const libraries = findLibraries();
  const host = { ...ts.createCompilerHost(options), getDefaultLibLocation: () => libraries };
  return ts.createProgram(roots, options, host);
}

/** The `lib.*.d.ts` of TypeScript 7, which is a native program in a package per platform. */
function findLibraries(): string {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('typescript/package.json'));
  return join(dirname(resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)), 'lib');
}

function listEvents(source: ts.SourceFile | undefined, checker: ts.TypeChecker): NotificationTypes['events'] {
  const declared = source?.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'NotificationEvents',
  );
  const events = declared ? checker.getTypeAtLocation(declared).getProperties() : [];
  return new Map(
    events.map((event) => {
      const type = checker.getTypeOfSymbol(event);
      return [event.name, (type.isUnion() ? type.types : [type]).map((each) => describeMembers(each, checker))];
    }),
  );
}

function describeMembers(type: ts.Type, checker: ts.TypeChecker): Readonly<Record<string, MemberType>> {
  const members = checker.getPropertiesOfType(type).map((property) => {
    const whole = checker.getTypeOfSymbol(property);
    const required = (property.flags & ts.SymbolFlags.Optional) === 0;
    return [property.name, describeType(checker.getNonNullableType(whole), required, checker)] as const;
  });
  return Object.fromEntries(members);
}

function describeType(type: ts.Type, required: boolean, checker: ts.TypeChecker): MemberType {
  const text = checker.typeToString(type);
  const item = checker.isArrayType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
  if (item) return { text, kind: 'list', required, members: membersOf(item, checker) };
  return { text, kind: kindOf(type, checker), required, members: membersOf(type, checker) };
}

function membersOf(type: ts.Type, checker: ts.TypeChecker) {
  const parts = type.isUnion() ? type.types : [type];
  const objects = parts.filter((part) => (part.flags & ts.TypeFlags.Object) !== 0);
  return Object.assign({}, ...objects.map((part) => describeMembers(part, checker)));
}

function kindOf(type: ts.Type, checker: ts.TypeChecker): MemberType['kind'] {
  const parts = type.isUnion() ? type.types : [type];
  const kinds = [
    ['string', checker.getStringType()],
    ['number', checker.getNumberType()],
    ['boolean', checker.getBooleanType()],
  ] as const;
  const scalar = kinds.find(([, each]) => parts.every((part) => checker.isTypeAssignableTo(part, each)));
  if (scalar) return scalar[0];
  return parts.every((part) => (part.flags & ts.TypeFlags.Object) !== 0) ? 'object' : 'other';
}
