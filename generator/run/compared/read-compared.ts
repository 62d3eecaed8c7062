import { existsSync, readFileSync } from 'node:fs';
import { statTarget } from '../../1-read/stat-target.js';
import { exitCodes } from '../../commands/exit-codes.js';
import { tellErrors } from '../../commands/tell-errors.js';
import type { Page } from '../../model/schema.js';
import { readFolders } from '../read-folders.js';
import { reviewRun } from '../review-run.js';
import { wordWrongFolder } from '../wrong-folders.js';
import type { Compared, ReadingContext } from './compared.js';
import { ComparedError } from './compared-error.js';
import { extractRevision } from './extract-revision.js';
import { findObject, isRevision, readObjects } from './git-revision.js';
import { parseSchema } from './parse-schema.js';

/** Read a schema from what was named: a folder of pages, a file that `inspect` printed, or either in a revision. */
export async function readCompared(named: string, context: ReadingContext): Promise<Compared> {
  if (!existsSync(named) && isRevision(named)) return readRevision(named, context);
  if (statTarget(named)?.isFile()) return parseSchema(named, readText(named), context);
  return readPages(named, named, context);
}

async function readRevision(named: string, context: ReadingContext): Promise<Compared> {
  const object = await findObject(named);
  if (object.kind === 'blob') {
    const contents = await readObjects([object.id]);
    return parseSchema(named, Buffer.concat(contents).toString('utf8'), context);
  }
  const { folder, remove } = await extractRevision(object);
  try {
    return await readPages(folder, named, context);
  } finally {
    remove();
  }
}

async function readPages(folder: string, named: string, { settings, console }: ReadingContext): Promise<Compared> {
  const pages: Page[] = [];
  const read = await readFolders([folder], { settings, console, onPage: (page) => pages.push(page) });
  if ('wrong' in read) {
    throw new ComparedError(read.wrong.map(({ kind }) => wordWrongFolder({ kind, folder: named })).join('\n'));
  }
  const refused = await reviewRun(read, [named], console);
  if (refused !== undefined) throw new ComparedError(`${named} cannot be compared.`);
  const isPartial = (await tellErrors(read, console)) !== exitCodes.done;
  if (isPartial) console.complain(`docwright: ${named} was read without what has these errors.\n`);
  return { schema: { pages }, isPartial };
}

function readText(named: string): string {
  try {
    return readFileSync(named, 'utf8');
  } catch (error) {
    throw new ComparedError(`${named} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
