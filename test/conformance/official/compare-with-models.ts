import type { Comparison, Finding } from '../tally.js';
import { tally } from '../tally.js';
import { kindOf } from './decide-member.js';
import type { BodyEvidence } from './gather-bodies.js';
import type { MemberEvidence } from './gather-evidence.js';
import type { OfficialFacts } from './official-facts.js';

/** Compare each member of the vendor's models with our pages, and count the keys of samples that our pages have. */
export function compareWithModels(bodies: readonly BodyEvidence[], official: OfficialFacts): Comparison {
  const members = bodies.flatMap((body) => body.members.flatMap((evidence) => compareTree(body, evidence)));
  return tally([...members, ...compareQueries(bodies, official)], categories);
}

const categories = [
  'members',
  'kinds',
  'required in requests',
  'optional in answers',
  'query names',
  'keys of samples',
];

function compareTree(body: BodyEvidence, evidence: MemberEvidence): readonly Finding[] {
  return [...compareMember(body, evidence), ...evidence.members.flatMap((member) => compareTree(body, member))];
}

function compareMember(
  body: BodyEvidence,
  { path, rows, model, samples, omitted }: MemberEvidence,
): readonly Finding[] {
  const [row] = rows;
  const line = (row ?? body.operation).source.start.line;
  const judge = (category: string, isRight: boolean, words: string): Finding => ({
    category,
    page: body.page,
    line,
    path: `${body.place}.${path}`,
    ...(isRight ? {} : { words }),
  });
  const keys = samples.map(() => judge('keys of samples', row !== undefined, 'a sample has it, the schema lacks it'));
  if (model === undefined) return keys;
  const presence = judge('members', row !== undefined, 'the model has it, the schema lacks it');
  if (row === undefined) return [...keys, presence];
  const { kind, item } = kindOf(row.shape);
  const isSame = kind === model.kind && (model.item === undefined || item === model.item);
  return [
    ...keys,
    presence,
    judge('kinds', isSame, `the model says ${model.kind} ${model.item ?? ''}, the schema ${kind} ${item ?? ''}`),
    body.side === 'request'
      ? judge('required in requests', row.required === (model.required && !omitted), `the model says ${model.required}`)
      : judge('optional in answers', model.required || !rows.some(({ required }) => required), 'it may be missing'),
  ];
}

function compareQueries(bodies: readonly BodyEvidence[], { operations }: OfficialFacts): readonly Finding[] {
  const calls = new Map(bodies.map((body) => [body.name, body]));
  return [...calls].flatMap(([name, { page, operation }]) => {
    const line = operation.source.start.line;
    const known = new Set(operation.request.query.map((field) => field.name));
    return (operations[name]?.query ?? []).map((parameter): Finding => {
      const finding = { category: 'query names', page, line, path: `request.query.${parameter}` };
      return known.has(parameter) ? finding : { ...finding, words: 'the model has it, the schema lacks it' };
    });
  });
}
