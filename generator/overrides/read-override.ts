import { isMap } from 'yaml';
import { codes } from '../diagnostics/codes.js';
import { callOf } from '../model/match-operations.js';
import type { FieldPath, Override, OverrideAction } from '../model/override.js';
import { readFieldChange, readNewField, readOperationChange } from './read-change.js';
import { readFieldPath } from './read-field-path.js';
import { type Readers, type ReadNode, rangeOf, readMapping, refuse, type YamlContext } from './read-mapping.js';
import { readOneOrMore, readText, readTrue, readWord } from './read-scalars.js';

/** An entry as it is written; what `set` and `add` hold is read once it is known what they are about. */
interface Entry {
  readonly page: string;
  readonly operation: string;
  readonly field: FieldPath;
  readonly set: { readonly node: unknown };
  readonly add: { readonly node: unknown };
  readonly drop: true;
  readonly move: FieldPath;
  readonly settles: readonly string[];
  readonly reason: string;
  readonly evidence: string;
}

const keep: ReadNode<{ readonly node: unknown }> = (node) => ({ node });

const readers: Readers<Entry> = {
  page: readText,
  operation: readText,
  field: readFieldPath,
  set: keep,
  add: keep,
  drop: readTrue,
  move: readFieldPath,
  settles: readOneOrMore(readWord(Object.keys(codes))),
  reason: readText,
  evidence: readText,
};

/** One entry of a file of overrides. */
export function readOverride(node: unknown, origin: Override['origin'], context: YamlContext): Override | undefined {
  const entry = readMapping(node, readers, context);
  if (entry === undefined) return undefined;
  const { settles = [], reason, evidence } = entry;
  const named = nameOperation(entry);
  if (named === undefined) return refuse(node, missing('page', pageWords), context);
  if (reason === undefined) return refuse(node, missing('reason', 'why the page is wrong'), context);
  const action = readAction(node, entry, context);
  return (
    action && {
      ...named,
      action,
      settles,
      reason,
      ...(evidence === undefined ? {} : { evidence }),
      source: rangeOf(findPlace(node), context),
      origin,
    }
  );
}

const pageWords = 'the path of the page, without extension; or operation: its key, or its method and URL';

/** The page and the operation, which a key names both: `guide/loans#GET /v1/loans/{loan}`. */
function nameOperation({ page, operation }: Partial<Entry>): Pick<Override, 'page' | 'operation'> | undefined {
  if (page !== undefined) return operation === undefined ? { page } : { page, operation };
  if (operation === undefined) return undefined;
  if (callOf(operation) !== undefined && !/^\S*#/.test(operation)) return { operation };
  const [, path, anchor] = /^([^#]+)#(.+)$/s.exec(operation) ?? [];
  return path === undefined || anchor === undefined ? undefined : { page: path, operation: anchor };
}

/** Where people look for what an entry is about: its field, if it names one. */
function findPlace(node: unknown): unknown {
  return (isMap(node) ? node.get('field', true) : undefined) ?? node;
}

function missing(name: string, what: string) {
  return { problem: `${name} is missing`, allowed: `Write ${name}: ${what}` };
}

const actions = ['set', 'add', 'drop', 'move'] as const;

function readAction(node: unknown, entry: Partial<Entry>, context: YamlContext): OverrideAction | undefined {
  const { field, set, add, drop, move } = entry;
  if (actions.filter((action) => entry[action] !== undefined).length !== 1) {
    const problem = 'it must contain exactly one action';
    return refuse(node, { problem, allowed: 'Write one of set, add, drop and move' }, context);
  }
  if (field === undefined) return readOperationAction(node, entry, context);
  const problem = findFieldProblem(field, entry);
  if (problem !== undefined) return refuse(node, problem, context);
  if (set) return about(field, 'set', readFieldChange(set.node, context));
  if (add) return about(field, 'add', readNewField(add.node, context));
  if (move) return { kind: 'move', field, to: move };
  return drop && { kind: 'drop', field };
}

function about<Kind extends 'set' | 'add', Change>(field: FieldPath, kind: Kind, change: Change | undefined) {
  return change && { kind, field, change };
}

function readOperationAction(node: unknown, entry: Partial<Entry>, context: YamlContext): OverrideAction | undefined {
  if (entry.drop) return { kind: 'drop-operation' };
  if (entry.set === undefined) {
    const problem = 'an operation can only be set or dropped';
    return refuse(node, { problem, allowed: 'Write field: the path of the field that is meant' }, context);
  }
  const change = readOperationChange(entry.set.node, context);
  return change && { kind: 'set-operation', change };
}

/** Placeholders come and go with the URL, and a body is moved nowhere. */
function findFieldProblem(field: FieldPath, { set, move }: Partial<Entry>) {
  const isPath = field.part === 'path' || move?.part === 'path';
  if (isPath && set === undefined) {
    return { problem: 'a path parameter exists as long as its placeholder does', allowed: 'Only set it' };
  }
  if (move && (field.steps.length === 0 || move.steps.length === 0)) {
    return { problem: 'a whole body cannot be moved', allowed: 'Drop it, and add the other' };
  }
  return undefined;
}
