import { existsSync, readFileSync } from 'node:fs';
import { statTarget } from '../../1-read/stat-target.js';
import type { Settings } from '../../config/settings.js';
import { checkSchema } from '../../diff/check-schema.js';
import { extensionsOf, pageRulesOf } from '../../model/page-rules.js';
import { readSchema } from '../read-schema.js';
import { selectPages } from '../select-pages.js';
import { wordWrongFolder } from '../word-run.js';
import { type Compared, ComparedError, type ComparedEvent } from './compared.js';
import { extractRevision, findObject, isRevision, readObjects } from './git-revision.js';

type Reading = AsyncGenerator<ComparedEvent, Compared, void>;

/** Read a schema from a folder of pages, a file with the output of `inspect`, or either in a revision. Throws a `ComparedError`. */
export async function* readCompared(named: string, settings: Settings): Reading {
  if (!existsSync(named) && isRevision(named)) return yield* readRevision(named, settings);
  if (statTarget(named)?.isFile()) return yield* parseSchema(named, readText(named), settings);
  return yield* readPages(named, { named, settings });
}

async function* readRevision(named: string, settings: Settings): Reading {
  const object = await findObject(named);
  if (object.kind === 'blob') {
    const contents = await readObjects([object.id]);
    return yield* parseSchema(named, Buffer.concat(contents).toString('utf8'), settings);
  }
  const { folder, remove } = await extractRevision(object, extensionsOf(pageRulesOf(settings.dialect)));
  try {
    return yield* readPages(folder, { named, settings });
  } finally {
    remove();
  }
}

interface PageContext {
  readonly named: string;
  readonly settings: Settings;
}

async function* readPages(folder: string, { named, settings }: PageContext): Reading {
  const read = yield* readSchema({ folders: [folder], settings });
  if ('wrong' in read) {
    throw new ComparedError(
      read.wrong.map(({ kind }) => wordWrongFolder({ kind, folder: named }, read.rules)).join('\n'),
    );
  }
  yield { kind: 'read', named, read };
  if (read.operations === 0) throw new ComparedError(`${named} cannot be compared.`);
  const isPartial = read.diagnostics.some(({ severity }) => severity === 'error');
  return { schema: { pages: read.pages }, isPartial };
}

function readText(named: string): string {
  try {
    return readFileSync(named, 'utf8');
  } catch (error) {
    throw new ComparedError(`${named} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Read the output of `docwright inspect`, without pages that are not compared. */
async function* parseSchema(named: string, text: string, settings: Settings): Reading {
  const printed = parseJson(named, text);
  const checked = checkSchema(printed, Object.keys(settings.dialect.api.encodings));
  if ('problem' in checked) throw refuse(named, checked.problem);
  const isPartial = hasErrors(printed);
  const { pages: found, schemaVersion } = checked.schema;
  const { pages, idle: idleGlobs } = selectPages(found, settings);
  yield { kind: 'parsed', named, isPartial, found, idleGlobs };
  if (pages.every(({ operations }) => operations.length === 0)) {
    throw new ComparedError(`No operation is left of ${named}. Give a schema or a folder that has some.`);
  }
  return { schema: { schemaVersion, pages }, isPartial };
}

function parseJson(named: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    throw refuse(named, 'it is not JSON');
  }
}

function refuse(named: string, problem: string): ComparedError {
  return new ComparedError(
    `${named} is not what docwright inspect prints: ${problem}. Give a file of \`docwright inspect specs > schema.json\`, or a folder of pages.`,
  );
}

function hasErrors(printed: unknown): boolean {
  const diagnostics = isRecord(printed) ? printed['diagnostics'] : undefined;
  return Array.isArray(diagnostics) && diagnostics.some((each) => isRecord(each) && each['severity'] === 'error');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
