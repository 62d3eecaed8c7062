import { anyCharacters, type Characters, joinCharacters, mayOverlap, noCharacters } from './characters.js';
import type { Part, Repeat } from './parse-pattern.js';

/** So many steps may a backtracking engine take for each character of a text. */
const mostSteps = 1000;

/** Counts above are taken as any. */
const fewTimes = 8;

/** Choices of more options are not compared with one another. */
const mostCompared = 100;

interface Cost {
  /** At most `factor × length ** degree` steps. */
  factor: number;
  degree: number;
  /** Whether something repeated is read without a choice: that is done anew for each choice before it. */
  walks: boolean;
  exponential: boolean;
}

interface Around {
  /** What can come next, after the part. */
  readonly follow: Characters;
  /** Whether the part is in one that is repeated. */
  readonly repeated: boolean;
  readonly rules: Rules;
}

interface Rules {
  readonly lines: boolean;
  /** Whether the text is read from its end, as in a lookbehind. */
  readonly back: boolean;
}

/**
 * The longest text on which a backtracking engine takes at most 1000 steps for each character, whatever the text is.
 * `Infinity` for most patterns.
 *
 * The engine goes back to where it had a choice: to read on in `a*`, or to leave it. That costs nothing where the next
 * character decides, as it does in `a*b`; where it does not, as in `a*a`, each such place multiplies the steps by the
 * length of the text, and within what is repeated, as in `(a*a)*`, there is no bound.
 */
export function findLongestText(part: Part, lines: boolean): number {
  const cost = measure(part, { lines, back: false });
  if (cost.exponential || cost.factor > mostSteps) return 0;
  const degree = cost.degree + (startsAnywhere(part, lines) ? 1 : 0);
  return degree <= 1 ? Number.POSITIVE_INFINITY : Math.floor((mostSteps / cost.factor) ** (1 / (degree - 1)));
}

function measure(part: Part, rules: Rules): Cost {
  const cost: Cost = { factor: 1, degree: 0, walks: false, exponential: false };
  addCost(part, { follow: noCharacters, repeated: false, rules }, cost);
  if (cost.walks) cost.degree += 1;
  return cost;
}

function startsAnywhere(part: Part, lines: boolean): boolean {
  switch (part.kind) {
    case 'edge':
      return lines || part.edge !== 'start';
    case 'sequence':
      return part.parts[0] === undefined || startsAnywhere(part.parts[0], lines);
    case 'choice':
      return part.options.some((option) => startsAnywhere(option, lines));
    case 'group':
      return startsAnywhere(part.part, lines);
    default:
      return true;
  }
}

function addCost(part: Part, around: Around, cost: Cost): void {
  switch (part.kind) {
    case 'sequence':
      for (const { each, follow } of withFollow(part.parts, around)) addCost(each, { ...around, follow }, cost);
      return;
    case 'choice':
      for (const option of part.options) addCost(option, around, cost);
      addChoice(part.options, around, cost);
      return;
    case 'group':
      addCost(part.part, around, cost);
      return;
    case 'repeat':
      addRepeat(part, around, cost);
      return;
    case 'look': {
      const inner = measure(part.part, { ...around.rules, back: !part.ahead });
      cost.factor *= inner.factor;
      cost.degree += inner.degree;
      cost.exponential ||= inner.exponential;
    }
  }
}

function addRepeat({ part, min, max }: Repeat, around: Around, cost: Cost): void {
  const first = leadOf(part, noCharacters, around.rules);
  const inner = max > 1 ? { ...around, follow: joinCharacters(first, around.follow), repeated: true } : around;
  addCost(part, inner, cost);
  if (max > 1 && canBeEmpty(part)) cost.exponential = true;
  const isMany = max > fewTimes;
  const isOpen = min !== max && mayOverlap(first, around.follow);
  if (isOpen && around.repeated) cost.exponential = true;
  else if (isOpen && isMany) cost.degree += 1;
  else if (isOpen) cost.factor *= max - min + 1;
  else if (isMany) cost.walks = true;
}

function addChoice(options: readonly Part[], around: Around, cost: Cost): void {
  const open = countOpen(options, around);
  if (around.repeated && open > 1) cost.exponential = true;
  cost.factor *= open;
}

/** Each part with what can come after it. */
function withFollow(parts: readonly Part[], { follow, rules }: Around): { each: Part; follow: Characters }[] {
  let next = follow;
  return inReverse(parts, rules).map((each) => {
    const after = next;
    next = leadOf(each, next, rules);
    return { each, follow: after };
  });
}

/** The parts from the one that is read last. */
function inReverse(parts: readonly Part[], { back }: Rules): readonly Part[] {
  return back ? parts : parts.toReversed();
}

/** What the next character can be when the part is read, and then what follows. */
function leadOf(part: Part, follow: Characters, rules: Rules): Characters {
  switch (part.kind) {
    case 'character':
      return part.characters;
    case 'sequence':
      return inReverse(part.parts, rules).reduce((next, each) => leadOf(each, next, rules), follow);
    case 'choice':
      return part.options.map((option) => leadOf(option, follow, rules)).reduce(joinCharacters, noCharacters);
    case 'group':
      return leadOf(part.part, follow, rules);
    case 'repeat': {
      const lead = leadOf(part.part, follow, rules);
      return part.min === 0 ? joinCharacters(lead, follow) : lead;
    }
    case 'edge':
      return part.edge === 'end' && !rules.lines && !rules.back ? noCharacters : follow;
    case 'look':
      return anyCharacters;
  }
}

function canBeEmpty(part: Part): boolean {
  switch (part.kind) {
    case 'character':
      return false;
    case 'sequence':
      return part.parts.every(canBeEmpty);
    case 'choice':
      return part.options.some(canBeEmpty);
    case 'group':
      return canBeEmpty(part.part);
    case 'repeat':
      return part.min === 0 || canBeEmpty(part.part);
    default:
      return true;
  }
}

/** At most how many of the options can be right at one place: 1 for `GET|PUT`, 2 for `a|ab`. */
function countOpen(options: readonly Part[], around: Around): number {
  if (options.length > mostCompared) return options.length;
  const starts = options.map((option) => listLeads(option, around));
  return Math.max(...starts.map((one) => starts.filter((other) => mayAgree(one, other)).length));
}

function mayAgree(one: readonly Characters[], other: readonly Characters[]): boolean {
  return one === other || one.every((each, index) => other[index] === undefined || mayOverlap(each, other[index]));
}

/** What its first, second … character can be, as far as that does not depend on what is read. */
function listLeads(option: Part, around: Around): readonly Characters[] {
  const leads: Characters[] = [];
  const parts = withFollow(flatten(option), around).toReversed();
  for (const { each, follow } of parts) {
    if (each.kind === 'character') leads.push(each.characters);
    else if (each.kind !== 'edge' && each.kind !== 'look') return [...leads, leadOf(each, follow, around.rules)];
  }
  return [...leads, around.follow];
}

function flatten(part: Part): readonly Part[] {
  if (part.kind === 'sequence') return part.parts.flatMap(flatten);
  return part.kind === 'group' ? flatten(part.part) : [part];
}

/** How large the program of the linear engine is at most, about. */
export function countSteps(part: Part): number {
  switch (part.kind) {
    case 'sequence':
      return part.parts.reduce((sum, each) => sum + countSteps(each), 1);
    case 'choice':
      return part.options.reduce((sum, option) => sum + countSteps(option), 1);
    case 'group':
    case 'look':
      return countSteps(part.part) + 2;
    case 'repeat': {
      const times = part.max === Number.POSITIVE_INFINITY ? part.min + 1 : part.max;
      // What can be empty is built twice, for when something was read before it, and for when not.
      return (countSteps(part.part) + 1) * times * (canBeEmpty(part.part) ? 2 : 1);
    }
    default:
      return 1;
  }
}
