import type { GeneratedFile } from '../model/generated-file.js';
import { toModule } from './emit-index.js';
import { loadTemplate } from './load-template.js';
import type { PageEntry } from './page-entry.js';

const notificationsTemplate = loadTemplate<{ readonly types: readonly string[] }>('notifications');

/** `notifications.ts`: the type of any notification. */
export function emitNotifications(pages: readonly PageEntry[]): GeneratedFile {
  const types = pages.flatMap(({ file, operations }) =>
    operations
      .filter(({ kind }) => kind === 'notification')
      .map(({ name }) => `import(${toModule(file)}).${name}.Notification`),
  );
  return { path: 'notifications.ts', text: notificationsTemplate({ types }) };
}
