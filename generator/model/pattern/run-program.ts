import type { Program, Step } from './build-program.js';
import { hasCharacter } from './characters.js';

export interface Reading {
  readonly text: string;
  readonly lines: boolean;
  readonly caseless: boolean;
}

/** Where a match ends, and where its groups start and end: two numbers for each, -1 for one that took no part. */
export interface Reached {
  readonly end: number;
  readonly slots: readonly number[];
}

/**
 * The match that begins at a place of the text, if there is one. It is the one that the native engine finds. This one
 * goes back in the same order, but remembers the steps and places that lead to no match, over all calls for one text: its
 * time grows with the length of the text, whatever the pattern is.
 */
export function runProgram({ entry, slots }: Program, reading: Reading): (start: number) => Reached | undefined {
  const memory: Memory = { reading, failed: [], fit: [] };
  return (start) => {
    const taken = new Array<number>(slots).fill(-1);
    const end = walk({ entry, start, slots: taken, isLook: false }, memory);
    return end === undefined ? undefined : { end, slots: taken };
  };
}

/** By mark of a step, a bit for each place. */
type Places = (Uint8Array | undefined)[];

interface Memory {
  readonly reading: Reading;
  readonly failed: Places;
  /** Steps of lookarounds that led to a match. Where a match ends and its groups are of no interest there. */
  readonly fit: Places;
}

interface Walk {
  readonly entry: Step;
  readonly start: number;
  readonly slots: number[];
  readonly isLook: boolean;
}

/** What can be gone back to. Lists of numbers are faster than a list of objects. */
interface Way {
  readonly steps: Step[];
  readonly places: number[];
  /** How long the trail was then. */
  readonly trails: number[];
  /** What was changed on the way: a slot and its value before, or `-1 - mark` and a place. */
  readonly keys: number[];
  readonly values: number[];
}

function walk({ entry, start, slots, isLook }: Walk, memory: Memory): number | undefined {
  const way: Way = { steps: [], places: [], trails: [], keys: [], values: [] };
  let step = entry;
  let place = start;
  for (;;) {
    const { mark } = step;
    if (mark !== undefined && isLook && isSet(memory.fit, mark, place)) return settle(way, memory, isLook, place);
    const next =
      mark !== undefined && wasHere(way, memory, mark, place) ? undefined : take(step, place, way, memory, slots);
    if (next === 'accept') return settle(way, memory, isLook, place);
    if (next !== undefined) {
      if (step.kind === 'read') place = move(memory.reading.text, place, step.back);
      step = next;
      continue;
    }
    const earlier = way.steps.pop();
    if (earlier === undefined) return undefined;
    step = earlier;
    place = way.places.pop() ?? 0;
    undo(way, way.trails.pop() ?? 0, slots);
  }
}

/** The step after this one, where it can be taken. */
function take(step: Step, place: number, way: Way, memory: Memory, slots: number[]): Step | 'accept' | undefined {
  switch (step.kind) {
    case 'read':
      return canRead(step, place, memory.reading.text) ? step.next : undefined;
    case 'split':
      way.steps.push(step.second);
      way.places.push(place);
      way.trails.push(way.keys.length);
      return step.first;
    case 'save':
      change(way, slots, step.slot, place);
      return step.next;
    case 'clear':
      for (let slot = step.from; slot < step.to; slot += 1) change(way, slots, slot, -1);
      return step.next;
    case 'check':
      return holds(step.edge, place, memory.reading) ? step.next : undefined;
    case 'look': {
      const found = walk({ entry: step.entry, start: place, slots: [], isLook: true }, memory) !== undefined;
      return found === step.negate ? undefined : step.next;
    }
    default:
      return step.kind === 'accept' ? 'accept' : undefined;
  }
}

function change(way: Way, slots: number[], slot: number, value: number): void {
  way.keys.push(slot);
  way.values.push(slots[slot] ?? -1);
  slots[slot] = value;
}

function undo({ keys, values }: Way, length: number, slots: number[]): void {
  while (keys.length > length) {
    const key = keys.pop() ?? 0;
    const value = values.pop() ?? 0;
    if (key >= 0) slots[key] = value;
  }
}

/** Whether the step was taken at this place before: it failed then, as every circle of steps reads a character. */
function wasHere({ keys, values }: Way, { failed, reading }: Memory, mark: number, place: number): boolean {
  if (isSet(failed, mark, place)) return true;
  set(failed, mark, place, reading);
  keys.push(-1 - mark);
  values.push(place);
  return false;
}

/** The steps on the way to a match did not fail. */
function settle({ keys, values }: Way, { failed, fit, reading }: Memory, isLook: boolean, end: number): number {
  keys.forEach((key, index) => {
    const place = values[index] ?? 0;
    if (key >= 0) return;
    const bits = failed[-1 - key];
    if (bits !== undefined) bits[place >> 3] = (bits[place >> 3] ?? 0) & ~(1 << (place & 7));
    if (isLook) set(fit, -1 - key, place, reading);
  });
  return end;
}

function isSet(places: Places, mark: number, place: number): boolean {
  return (((places[mark]?.[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
}

function set(places: Places, mark: number, place: number, { text }: Reading): void {
  const bits = places[mark] ?? new Uint8Array((text.length >> 3) + 1);
  places[mark] = bits;
  bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
}

function canRead(step: Step & { kind: 'read' }, place: number, text: string): boolean {
  const code = step.back ? codeBefore(text, place) : text.codePointAt(place);
  return code !== undefined && hasCharacter(step.characters, code);
}

function move(text: string, place: number, back: boolean): number {
  const code = back ? codeBefore(text, place) : text.codePointAt(place);
  const length = code !== undefined && code > 0xffff ? 2 : 1;
  return back ? place - length : place + length;
}

function codeBefore(text: string, place: number): number | undefined {
  const pair = place > 1 ? text.codePointAt(place - 2) : undefined;
  return pair !== undefined && pair > 0xffff ? pair : text.codePointAt(place - 1);
}

function holds(edge: 'start' | 'end' | 'word' | 'inside', place: number, { text, lines, caseless }: Reading): boolean {
  if (edge === 'start') return place === 0 || (lines && isLineEnd(text.charCodeAt(place - 1)));
  if (edge === 'end') return place === text.length || (lines && isLineEnd(text.charCodeAt(place)));
  const isEdge = isWord(codeBefore(text, place), caseless) !== isWord(text.codePointAt(place), caseless);
  return isEdge === (edge === 'word');
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function isWord(code: number | undefined, caseless: boolean): boolean {
  if (code === undefined) return false;
  return (caseless ? /\w/iu : /\w/u).test(String.fromCodePoint(code));
}
