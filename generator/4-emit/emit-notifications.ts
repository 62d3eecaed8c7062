import type { GeneratedFile } from '../model/generated-file.js';
import { toModule } from './emit-index.js';
import { loadTemplate } from './load-template.js';
import type { PageEntry } from './page-entry.js';
import { printConstant } from './print-literal.js';

interface NotificationsWords {
  readonly types: readonly { readonly type: string; readonly tellsEvent: boolean }[];
  /** The literals that `webhooks.unwrap` cannot do without. */
  readonly literals: readonly string[];
}

const notificationsTemplate = loadTemplate<NotificationsWords>('notifications');

/** `notifications.ts`: the type of any notification, and what the runtime must know to open one whose page is not named. */
export function emitNotifications(pages: readonly PageEntry[]): GeneratedFile {
  const notifications = pages.flatMap(({ file, operations }) =>
    operations.filter(({ kind }) => kind === 'notification').map((operation) => ({ file, operation })),
  );
  const types = notifications.map(({ file, operation: { name, tellsEvent } }) => ({
    type: `import(${toModule(file)}).${name}.Notification`,
    tellsEvent,
  }));
  const literals = notifications.flatMap(({ operation }) =>
    operation.literal ? [printConstant(operation.literal, '  ')] : [],
  );
  return { path: 'notifications.ts', text: notificationsTemplate({ types, literals }) };
}
