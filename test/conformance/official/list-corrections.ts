import { type Because, type Decision, decideMember, kindOf, type Side } from './decide-member.js';
import type { BodyEvidence } from './gather-bodies.js';
import type { MemberEvidence } from './gather-evidence.js';

/** A change of a page that makes a member match the sources. */
export interface Correction {
  readonly body: BodyEvidence;
  /** `amount.payer_total` */
  readonly path: string;
  readonly line: number;
  readonly change: Change;
}

export type Change =
  | { readonly kind: 'add'; readonly member: NewMember; readonly source: 'model' | 'sample' }
  | { readonly kind: 'type'; readonly type: string; readonly before: string }
  | { readonly kind: 'required'; readonly required: boolean; readonly because: Because };

export interface NewMember {
  /** The type as overrides spell it: `object[]`. */
  readonly type: string;
  readonly required: boolean;
  readonly members: Readonly<Record<string, NewMember>>;
}

/** Everything in which the sources differ from the pages; empty if the pages are right. */
export function listCorrections(bodies: readonly BodyEvidence[]): readonly Correction[] {
  return bodies.flatMap((body) => correctMembers(body, body.members));
}

function correctMembers(body: BodyEvidence, members: readonly MemberEvidence[]): readonly Correction[] {
  return members.flatMap((evidence) => {
    const [row] = evidence.rows;
    const line = (row ?? body.operation).source.start.line;
    const own = listChanges(evidence, body.side).map((change) => ({ body, path: evidence.path, line, change }));
    return row ? [...own, ...correctMembers(body, evidence.members)] : own;
  });
}

function listChanges(evidence: MemberEvidence, side: Side): readonly Change[] {
  const { rows, model } = evidence;
  const [row] = rows;
  if (row === undefined) {
    return [{ kind: 'add', member: describeMember(evidence, side), source: model ? 'model' : 'sample' }];
  }
  const { required, because, ...kind } = decideMember(evidence, side);
  const [type, before] = [typeOf(kind), typeOf(kindOf(row.shape))];
  return [
    ...(model && type !== before && !fits(type, before) ? [{ kind: 'type', type, before } as const] : []),
    ...(differs(evidence, required, side) ? [{ kind: 'required', required, because } as const] : []),
  ];
}

/** A response is never corrected to require more; a member that one of several forms requires may be required in that form alone. */
function differs({ rows, model }: MemberEvidence, required: boolean, side: Side): boolean {
  if (required) return side === 'request' && rows.some((row) => !row.required);
  return model ? rows.some((row) => row.required) : rows.every((row) => row.required);
}

/** A model may not say what the items of a list are. */
function fits(is: string, before: string): boolean {
  return is === 'any[]' && before.endsWith('[]');
}

function describeMember(evidence: MemberEvidence, side: Side): NewMember {
  const decision = decideMember(evidence, side);
  return {
    type: typeOf(decision),
    required: decision.required,
    members: Object.fromEntries(
      evidence.members.map((member) => [member.path.slice(evidence.path.length + 1), describeMember(member, side)]),
    ),
  };
}

function typeOf({ kind, item = 'unknown' }: Pick<Decision, 'kind' | 'item'>): string {
  const word = kind === 'list' ? item : kind;
  return `${word === 'unknown' || word === 'list' ? 'any' : word}${kind === 'list' ? '[]' : ''}`;
}

/** `openapi/v3/refunds.md:12 response.json.amount: required false` */
export function describeCorrection({ body, path, line, change }: Correction): string {
  const place = `${body.page}.md:${line} ${body.place}.${path}`;
  switch (change.kind) {
    case 'add':
      return `${place}: add ${JSON.stringify(change.member)}, by a ${change.source}`;
    case 'type':
      return `${place}: ${change.type}, not ${change.before}`;
    default:
      return `${place}: required ${change.required}, by ${change.because}`;
  }
}
