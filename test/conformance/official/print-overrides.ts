import { Document, isMap } from 'yaml';
import type { Because, Side } from './decide-member.js';
import type { Sources } from './gather-bodies.js';
import type { Correction, NewMember } from './list-corrections.js';

const header = `# What the official Go SDK, whose models are generated from the vendor's own OpenAPI, and the JSON samples of another SDK say otherwise than
# the pages of wechatpay.im: names, kinds, and what is required. \`npm run official\` writes this file; what is corrected by hand is in
# wechatpay.yaml. CONTRIBUTING.md tells by which rule.
`;

interface Words {
  readonly sources: Pick<Sources, 'official' | 'samples'>;
  /** Our own description of a member that a page lacks. */
  readonly describe: (correction: Correction, path: string) => string | undefined;
}

/** Corrections as a file of overrides, one entry each, with its source. */
export function printOverrides(corrections: readonly Correction[], words: Words): string {
  const entries = [...corrections].sort(byPlace).map((correction) => printEntry(describeEntry(correction, words)));
  return [header, ...entries].join('\n');
}

function byPlace({ body: one }: Correction, { body: other }: Correction): number {
  const places = [one, other].map(({ page, operation, place }) => [page, operation.anchor, place].join(' '));
  const [first = '', second = ''] = places;
  return Number(first > second) - Number(first < second);
}

/** The change of a field is on one line, unless it adds members. */
function printEntry(entry: object): string {
  const document = new Document([entry]);
  for (const name of ['set', 'add']) {
    const change = document.getIn([0, name]);
    if (isMap(change) && !change.has('fields')) change.flow = true;
  }
  return document.toString({ lineWidth: 0 });
}

function describeEntry(correction: Correction, words: Words) {
  const { body, path } = correction;
  return {
    page: body.page,
    ...(body.alone ? {} : { operation: body.operation.anchor }),
    field: `${body.place}.${path}`,
    ...describeChange(correction, words),
    reason: reasonOf(correction),
    evidence: evidenceOf(correction, words.sources),
  };
}

function describeChange(correction: Correction, words: Words) {
  const { change, path } = correction;
  switch (change.kind) {
    case 'add':
      return { add: describeMember(change.member, path, (each) => words.describe(correction, each)) };
    case 'type':
      return { set: { type: change.type } };
    default:
      return { set: { required: change.required } };
  }
}

function describeMember(
  { type, required, members }: NewMember,
  path: string,
  describe: (path: string) => string | undefined,
): object {
  const names = Object.keys(members);
  return {
    type,
    ...(required && { required }),
    description: describe(path),
    ...(names.length > 0 && {
      fields: Object.fromEntries(
        Object.entries(members).map(([name, member]) => [name, describeMember(member, `${path}.${name}`, describe)]),
      ),
    }),
  };
}

function reasonOf({ change, body }: Correction): string {
  switch (change.kind) {
    case 'add':
      return `${change.source === 'model' ? "The vendor's model" : 'A sample of the same call'} has it.`;
    case 'type':
      return `The vendor's model has ${change.type}, the page ${change.before}.`;
    default:
      return reasons[change.because](body.side, change.required);
  }
}

const reasons: Readonly<Record<Because, (side: Side, required: boolean) => string>> = {
  model: (side, required) => `The vendor's model of the ${side} ${required ? 'requires it' : 'lets it be missing'}.`,
  'model-lacks': (side) => `The vendor's model of the ${side} does not have it, so it may be missing.`,
  'sample-omits': () => 'A sample of the same call leaves it out.',
  'page-lacks': () => 'The page lacks it.',
  page: () => 'The page says so.',
};

function evidenceOf({ change }: Correction, { official, samples }: Words['sources']): string {
  const isOfSample =
    change.kind === 'add'
      ? change.source === 'sample'
      : change.kind === 'required' && change.because === 'sample-omits';
  const [repository = '', commit = ''] = (isOfSample ? samples : official).source.split(' ');
  return `https://github.com/${repository}/tree/${commit.slice(0, 12)}`;
}
