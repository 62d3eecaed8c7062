import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/run-docwright.js';
import { writeFiles } from '../support/temporary-folder.js';
import { readPrograms } from './read-markdown.js';

/** Write the programs of all documents that `isMeant` takes, with the client of `generated/`; returns their paths. */
export function writePrograms(folder: string, isMeant: (text: string) => boolean): string[] {
  const { 'docwright.config.ts': _, ...programs } = readPrograms();
  const meant = Object.entries(programs).filter(([, text]) => isMeant(text));
  writeFiles(folder, Object.fromEntries(meant));
  cpSync(join(repository, 'generated'), join(folder, 'src/wechatpay'), { recursive: true });
  return meant.map(([path]) => path);
}
