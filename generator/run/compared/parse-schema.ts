import { checkSchema } from '../../diff/check-schema.js';
import { wordIdleGlobs } from '../review-run.js';
import { selectPages } from '../select-pages.js';
import type { Compared, ReadingContext } from './compared.js';
import { ComparedError } from './compared-error.js';

/** Read what `docwright inspect` printed, but for the pages that are not to be compared. */
export function parseSchema(named: string, text: string, { settings, console }: ReadingContext): Compared {
  const printed = parseJson(named, text);
  const checked = checkSchema(printed, Object.keys(settings.dialect.api.encodings));
  if ('problem' in checked) throw refuse(named, checked.problem);
  const isPartial = hasErrors(printed);
  if (isPartial) console.complain(`docwright: ${named} was printed without what has errors on its pages.\n`);
  const { pages, idle } = selectPages(checked.schema.pages, settings);
  console.complain(wordIdleGlobs({ found: checked.schema.pages, idleGlobs: idle }));
  if (pages.every(({ operations }) => operations.length === 0)) {
    throw new ComparedError(`No operation is left of ${named}. Give a schema or a folder that has some.`);
  }
  return { schema: { pages }, isPartial };
}

function parseJson(named: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    throw refuse(named, 'it is no JSON');
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
