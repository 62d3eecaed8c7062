import { groupBy } from './group-by.js';
import type { Finding } from './tally.js';
import type { MemberView, OperationView } from './view.js';

/** Compare the members of an operation that both sides have. */
export function compareMembers(expected: OperationView, actual: OperationView): Finding[] {
  const theirs = groupBy(expected.members, ({ path }) => path);
  const ours = groupBy(actual.members, ({ path }) => path);
  const paths = new Set([...theirs.keys(), ...ours.keys()]);
  return [...paths].flatMap((path) => compareMember(expected.page, theirs.get(path) ?? [], ours.get(path) ?? []));
}

type Pair = readonly [expected: MemberView, actual: MemberView];

interface Rule {
  readonly category: string;
  /** The compared value, as text. */
  readonly read: (member: MemberView) => string;
  /** Whether the category applies to the members. */
  readonly concerns: (pair: Pair) => boolean;
}

const rules: readonly Rule[] = [
  { category: 'kinds', read: ({ kind }) => kind, concerns: always },
  { category: 'required', read: ({ required }) => (required ? 'required' : 'optional'), concerns: always },
  { category: 'positions', read: ({ line }) => `line ${line}`, concerns: always },
  { category: 'strict lists', read: readValues, concerns: isStrict },
  { category: 'loose lists', read: readValues, concerns: (pair) => !isStrict(pair) && pair.some(hasValues) },
  wherePresent('encryption', ({ encryption }) => encryption),
  wherePresent('encodings', ({ encoding }) => encoding),
  wherePresent('contents', ({ content }) => content),
  wherePresent('alternatives', ({ alternatives }) => (alternatives > 0 ? String(alternatives) : '')),
];

function always(): boolean {
  return true;
}

function isStrict(pair: Pair): boolean {
  return pair.some(({ closed }) => closed);
}

function hasValues({ values }: MemberView): boolean {
  return values.length > 0;
}

function wherePresent(category: string, read: Rule['read']): Rule {
  return { category, read, concerns: (pair) => pair.some((member) => read(member) !== '') };
}

export const memberCategories: readonly string[] = ['members', ...rules.map(({ category }) => category)];

function readValues({ values, closed }: MemberView): string {
  return values.length === 0 ? 'no list' : `${closed ? 'closed' : 'open'}: ${values.join(' | ')}`;
}

function compareMember(page: string, expected: readonly MemberView[], actual: readonly MemberView[]): Finding[] {
  const presence = comparePresence(page, expected, actual);
  const [theirs] = expected;
  const [ours] = actual;
  if (theirs === undefined || ours === undefined || presence.words !== undefined) return [presence];
  return [presence, ...rules.flatMap((rule) => applyRule(rule, presence, [theirs, ours]))];
}

function comparePresence(page: string, expected: readonly MemberView[], actual: readonly MemberView[]): Finding {
  const [member] = [...expected, ...actual];
  if (member === undefined) throw new RangeError('A member that neither side has was compared.');
  const place = { category: 'members', page, line: member.line, path: member.path };
  if (expected.length === actual.length) return place;
  return { ...place, words: `the schema has it ${times(actual)}, the facts ${times(expected)}` };
}

function times({ length }: readonly MemberView[]): string {
  if (length === 0) return 'nowhere';
  return length === 1 ? 'once' : `${length} times`;
}

function applyRule({ category, read, concerns }: Rule, place: Finding, pair: Pair): Finding[] {
  if (!concerns(pair)) return [];
  const [theirs, ours] = pair.map(read);
  if (theirs === ours) return [{ ...place, category }];
  return [{ ...place, category, words: `the schema says "${ours}", the facts say "${theirs}"` }];
}
