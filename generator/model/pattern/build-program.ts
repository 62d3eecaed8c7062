import type { Characters } from './characters.js';
import type { Part, Repeat } from './parse-pattern.js';

/** What is done at a place of the text. Steps form a graph; every circle of it reads a character. */
export type Step = (
  | { readonly kind: 'read'; readonly characters: Characters; readonly back: boolean; readonly next: Step }
  | { readonly kind: 'split'; first: Step; second: Step }
  | { readonly kind: 'save'; readonly slot: number; readonly next: Step }
  /** Forget the slots from `from` up to, but without, `to`. */
  | { readonly kind: 'clear'; readonly from: number; readonly to: number; readonly next: Step }
  | { readonly kind: 'check'; readonly edge: 'start' | 'end' | 'word' | 'inside'; readonly next: Step }
  | { readonly kind: 'look'; readonly entry: Step; readonly negate: boolean; readonly next: Step }
  | { readonly kind: 'accept' }
  | { readonly kind: 'fail' }
) & {
  /** Its number among the steps that several lead to; left out for others. */
  mark?: number;
};

export interface Program {
  readonly entry: Step;
  /** How many steps have a mark. */
  readonly marks: number;
  /** Two for each group. */
  readonly slots: number;
}

/** Where to go on: from a part that has read nothing, and from one that has. They differ within what is repeated. */
interface After {
  readonly still: Step;
  readonly moved: Step;
}

export function buildProgram(part: Part, groups: number): Program {
  const accept: Step = { kind: 'accept' };
  const entry = build(part, { still: accept, moved: accept }, false);
  return { entry, marks: markJoins(entry), slots: 2 * groups };
}

/** The step that the part begins with. `back` reads towards the start of the text. */
function build(part: Part, after: After, back: boolean): Step {
  switch (part.kind) {
    case 'character':
      return { kind: 'read', characters: part.characters, back, next: after.moved };
    case 'sequence':
      return inOrder(back ? part.parts : part.parts.toReversed(), after, (each, then) => build(each, then, back));
    case 'choice':
      return part.options
        .map((option) => build(option, after, back))
        .reduceRight((second, first) => ({ kind: 'split', first, second }));
    case 'group': {
      const end = both(after, (next) => ({ kind: 'save', slot: 2 * part.index - 1, next }));
      return { kind: 'save', slot: 2 * part.index - 2, next: build(part.part, end, back) };
    }
    case 'repeat':
      return buildRepeat(part, after, back);
    case 'edge':
      return { kind: 'check', edge: part.edge, next: after.still };
    case 'look': {
      const accept: Step = { kind: 'accept' };
      const entry = build(part.part, { still: accept, moved: accept }, !part.ahead);
      return { kind: 'look', entry, negate: part.negate, next: after.still };
    }
  }
}

function both({ still, moved }: After, make: (next: Step) => Step): After {
  const first = make(still);
  return { still: first, moved: still === moved ? first : make(moved) };
}

/** The steps of several parts, from the one that is read last. */
function inOrder<Item>(parts: readonly Item[], after: After, make: (part: Item, after: After) => Step): Step {
  let { still, moved } = after;
  for (const part of parts) {
    const first = make(part, { still, moved });
    moved = still === moved ? first : make(part, { still: moved, moved });
    still = first;
  }
  return still;
}

const fail: Step = { kind: 'fail' };

/** JavaScript gives up a repetition that reads nothing, once it has repeated as often as it must. */
function buildRepeat(repeat: Repeat, after: After, back: boolean): Step {
  const { min, max } = repeat;
  const once = (then: After) => buildOnce(repeat, then, back);
  const optional = max === Number.POSITIVE_INFINITY ? buildLoop : buildOptional;
  const rest = optional(repeat, after, (moved) => once({ still: fail, moved }));
  return inOrder(Array.from({ length: min }), rest, (_, then) => once(then));
}

function buildOnce({ part, groups: [from, to] }: Repeat, after: After, back: boolean): Step {
  const next = build(part, after, back);
  return from === to ? next : { kind: 'clear', from: 2 * from - 2, to: 2 * to - 2, next };
}

type MakeOnce = (moved: Step) => Step;

function buildLoop({ greedy }: Repeat, after: After, once: MakeOnce): After {
  const again: Step & { kind: 'split' } = { kind: 'split', first: fail, second: fail };
  const body = once(again);
  const isSame = after.still === after.moved;
  Object.assign(again, order(body, after.moved, greedy));
  return { still: isSame ? again : { kind: 'split', ...order(body, after.still, greedy) }, moved: again };
}

function buildOptional({ min, max, greedy }: Repeat, after: After, once: MakeOnce): After {
  let rest = after;
  for (let count = min; count < max; count += 1) {
    const body = once(rest.moved);
    rest = both(after, (leave) => ({ kind: 'split', ...order(body, leave, greedy) }));
  }
  return rest;
}

function order(body: Step, leave: Step, greedy: boolean): { first: Step; second: Step } {
  return greedy ? { first: body, second: leave } : { first: leave, second: body };
}

/** Number the steps that several others lead to, and count them. */
function markJoins(entry: Step): number {
  const seen = new Set<Step>([entry]);
  const waiting = [entry];
  let marks = 0;
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    for (const next of listNext(step)) {
      if (!seen.has(next)) {
        seen.add(next);
        waiting.push(next);
      } else if (next.mark === undefined && next.kind !== 'accept' && next.kind !== 'fail') {
        next.mark = marks;
        marks += 1;
      }
    }
  }
  return marks;
}

function listNext(step: Step): readonly Step[] {
  switch (step.kind) {
    case 'split':
      return [step.first, step.second];
    case 'look':
      return [step.entry, step.next];
    case 'accept':
    case 'fail':
      return [];
    default:
      return [step.next];
  }
}
