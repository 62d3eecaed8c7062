import type { ApiSchema, Body, Operation, Shape } from '../../../generator/model/schema.js';
import type { Side } from './decide-member.js';
import { describeSample } from './describe-sample.js';
import { gatherEvidence, type MemberEvidence } from './gather-evidence.js';
import type { OfficialFacts, OfficialMember, OfficialMembers, SampleFacts } from './official-facts.js';

/** A body that an SDK describes, with the members in each source. */
export interface BodyEvidence {
  /** Without extension: `openapi/v3/payroll-card/tokens`. */
  readonly page: string;
  readonly operation: Operation;
  /** Whether the page has no other operation. */
  readonly alone: boolean;
  /** `POST /v3/payroll-card/tokens`; of a notification its event. */
  readonly name: string;
  readonly side: Side;
  /** As overrides spell the place of its members: `request.json`. */
  readonly place: string;
  readonly members: readonly MemberEvidence[];
}

export interface Sources {
  readonly official: OfficialFacts;
  readonly samples: SampleFacts;
  /** Pages of the vendor's documentation: their samples show requests. Samples of our own pages prove nothing. */
  readonly documentation: ApiSchema;
}

type NamedOperation = Pick<BodyEvidence, 'page' | 'name' | 'operation' | 'alone'>;

/** All bodies of these pages that an SDK describes. */
export function gatherBodies(schema: ApiSchema, sources: Sources): readonly BodyEvidence[] {
  const documented = new Map(listOperations(sources.documentation).map((each) => [each.name, each.operation]));
  return listOperations(schema).flatMap((named) =>
    named.operation.kind === 'notification'
      ? gatherNotification(named, sources.official)
      : gatherCall(named, sources, documented.get(named.name)),
  );
}

function listOperations({ pages }: ApiSchema): readonly NamedOperation[] {
  return pages.flatMap(({ path: page, operations }) =>
    operations.map((operation) => {
      const { kind, method, url } = operation;
      const name = kind === 'notification' ? page.replace('webhook/v3/', '') : `${method} ${url}`;
      return { page, name, operation, alone: operations.length === 1 };
    }),
  );
}

function gatherCall(
  named: NamedOperation,
  { official, samples }: Sources,
  documented: Operation | undefined,
): readonly BodyEvidence[] {
  const { name, operation } = named;
  const models = official.operations[name];
  const sample = samples.samples[name];
  const shown = documented?.examples.flatMap(({ request }) => describeSample(jsonOf(request)) ?? []) ?? [];
  const request = gatherEvidence({
    shapes: shapesOf(operation.request.body),
    model: models?.request ?? undefined,
    samples: models || sample ? [...(sample?.request ?? []), ...shown] : [],
  });
  const answer = gatherEvidence({
    shapes: shapesOf(operation.response.body),
    model: models?.response ?? undefined,
    samples: sample?.response ?? [],
  });
  return [
    { ...named, side: 'request', place: 'request.json', members: models?.request || sample?.request ? request : [] },
    { ...named, side: 'answer', place: 'response.json', members: models?.response || sample?.response ? answer : [] },
  ];
}

function jsonOf(request: unknown): unknown {
  return typeof request === 'object' && request !== null && 'json' in request ? request.json : undefined;
}

function shapesOf(body: Body | undefined): readonly Shape[] {
  return body?.format === 'json' ? [body.shape] : [];
}

/** The content of a notification is treated like a response. */
function gatherNotification(named: NamedOperation, { notifications }: OfficialFacts): BodyEvidence[] {
  const { page, name, operation } = named;
  const models = page.startsWith('webhook/v3/') ? Object.values(notifications[name] ?? {}) : [];
  const [first, ...others] = models;
  if (first === undefined) return [];
  const model = others.reduce(mergeModels, first);
  const content = ['resource', 'ciphertext'];
  const members = gatherEvidence({ shapes: descend(shapesOf(operation.request.body), content), model, samples: [] });
  return [{ ...named, side: 'answer', place: ['request.body', ...content].join('.'), members }];
}

function descend(shapes: readonly Shape[], [name, ...rest]: readonly string[]): readonly Shape[] {
  if (name === undefined) return shapes;
  const evidence = gatherEvidence({ shapes, model: undefined, samples: [] }).find(({ path }) => path === name);
  return descend(evidence?.rows.map(({ shape }) => shape) ?? [], rest);
}

/** Receivers of one event get different members: a member that not all get is not required. */
function mergeModels(one: OfficialMembers, other: OfficialMembers): OfficialMembers {
  const merged: Record<string, OfficialMember> = {};
  for (const [name, member] of [...Object.entries(one), ...Object.entries(other)]) {
    const [mine, theirs] = [one[name], other[name]];
    merged[name] = mine && theirs ? mergeMembers(mine, theirs) : { ...member, required: false };
  }
  return merged;
}

function mergeMembers(one: OfficialMember, other: OfficialMember): OfficialMember {
  const members = one.members && other.members ? mergeModels(one.members, other.members) : one.members;
  return { ...one, required: one.required && other.required, ...(members && { members }) };
}
