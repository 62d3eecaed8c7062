import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/run-docwright.js';

const specs = join(repository, 'specs/openapi/v3/payroll-card');

/** Write some 150 pages below a folder: those of the payroll card under different names, so that every call is described once. */
export function writeManyPages(folder: string): void {
  const copies = Math.ceil(
    150 / readdirSync(specs, { recursive: true }).filter((path) => String(path).endsWith('.md')).length,
  );
  for (let copy = 0; copy < copies; copy += 1)
    cpSync(specs, join(folder, `openapi/v3/payroll-card-${copy}`), { recursive: true });
}
