import { assertNever } from '../model/assert-never.js';
import type { DocumentedOperation } from '../model/documented-page.js';
import type { CodeBlock } from '../model/page-tree.js';
import type { SampleCall, SampleLanguage, SampleRead, SampleValue } from '../model/sample.js';
import type { PageContext, SampleTotal } from './resolve-context.js';

export interface ReadCall {
  readonly block: CodeBlock;
  readonly call: SampleCall;
}

/** The calls of the samples in one language. */
export interface LanguageCalls {
  readonly language: SampleLanguage;
  readonly first: ReadCall;
  readonly others: readonly ReadCall[];
}

/** The calls of an operation's samples, language by language; those that have none are left out. */
export function readCalls(operation: DocumentedOperation, context: PageContext): LanguageCalls[] {
  // If a dialect defines which blocks are JSON of messages, other blocks are not calls of this client.
  if (operation.samples.length === 0 || context.dialect.samples) return [];
  const samples = operation.samples.map(({ block }) => block);
  return context.sampleLanguages.flatMap((language) => {
    const blocks = samples.filter((block) => language.fences.includes(nameLanguage(block)));
    const [first, ...others] = readBlocks(language.repeatsCalls ? shortestFirst(blocks) : blocks, language, context);
    return first ? [{ language, first, others }] : [];
  });
}

/** `ts` of ` ```ts{2,4} [TypeScript] `, where lines are highlighted, and of ` ```TS `. */
function nameLanguage({ language }: CodeBlock): string {
  return /^[a-z]*/.exec(language.toLowerCase())?.[0] ?? '';
}

/** The shortest sample is the fastest to read. */
function shortestFirst(blocks: readonly CodeBlock[]): CodeBlock[] {
  return blocks.toSorted((one, other) => one.text.length - other.text.length);
}

function readBlocks(
  blocks: readonly CodeBlock[],
  { read, repeatsCalls }: SampleLanguage,
  { report, samples, dialect }: PageContext,
): ReadCall[] {
  const { variable: client } = dialect.api.client;
  const calls: ReadCall[] = [];
  for (const block of blocks) {
    if (repeatsCalls && calls[0] && block.text.includes(argumentText(calls[0]))) continue;
    const sample = readWithin(samples, block, (each) => read(each, client));
    if (sample?.kind === 'call') calls.push({ block, call: sample.call });
    if (sample?.kind === 'unreadable') {
      const range = { file: block.range.file, start: sample.position, end: sample.position };
      report('sample-unreadable', range, { label: block.label, reason: sample.reason });
    }
    if (sample?.kind === 'oversized') {
      const range = { file: block.range.file, start: sample.position, end: sample.position };
      report('sample-too-large', range, { label: block.label, most: sample.most });
    }
  }
  return calls;
}

/** Far more values than in all samples of a page; each sample takes time for every value. */
const mostOnPage = 100_000;

/** Read a sample, unless the samples of the page expand to too many values with it. Values that they spell out can always be read. */
function readWithin(
  samples: SampleTotal,
  block: CodeBlock,
  read: (block: CodeBlock) => SampleRead | undefined,
): SampleRead | undefined {
  const sample = read(block);
  if (sample?.kind !== 'call') return sample;
  const { argument } = sample.call;
  const values = Math.max(0, countValues(argument) - block.text.length);
  if (samples.values + values > mostOnPage) {
    return {
      kind: 'oversized',
      most: `${mostOnPage} values, together with those before it`,
      position: argument.position,
    };
  }
  samples.values += values;
  return sample;
}

/** The size of a value; a long text counts as many values. */
function countValues(value: SampleValue): number {
  switch (value.kind) {
    case 'scalar':
      return 1 + String(value.value).length / 100;
    case 'list':
      return value.items.reduce((sum, item) => sum + countValues(item), 1);
    case 'apply':
      return value.arguments.reduce((sum, argument) => sum + countValues(argument), 1);
    case 'object':
      return value.entries.reduce((sum, entry) => sum + countValues(entry.value), 1);
    case 'opaque':
      return 1;
    default:
      return assertNever(value);
  }
}

function argumentText({ block, call }: ReadCall): string {
  return block.text.slice(call.argumentStart, call.argumentEnd);
}
