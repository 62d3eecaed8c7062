import { isDeepStrictEqual } from 'node:util';
import { assertNever } from '../model/assert-never.js';
import type { FieldPath, OperationChange, Override } from '../model/override.js';
import type { Field, Operation } from '../model/schema.js';
import type { ChangeOrigin } from './build-field.js';
import { changePart } from './change-part.js';
import { addField, dropField, putField, renameField, setField, takeField } from './edit-fields.js';
import { chainOutcome, changed, idle, type Outcome, refused } from './outcome.js';

/** The operation as an override has it; none at all where it drops it. */
export function changeOperation(operation: Operation, override: Override): Outcome<Operation | undefined> {
  const outcome = act(operation, override);
  return outcome.kind === 'changed' && isDeepStrictEqual(outcome.value, operation) ? idle : outcome;
}

function act(operation: Operation, { action, source }: Override): Outcome<Operation | undefined> {
  const origin = { source, explained: operation.explained };
  switch (action.kind) {
    case 'set-operation':
      return setOperation(operation, action.change);
    case 'drop-operation':
      return changed(undefined);
    case 'set':
      return changePart(operation, action.field, setField(action.change, origin));
    case 'add':
      return changePart(operation, action.field, addField(action.change, origin));
    case 'drop':
      return changePart(operation, action.field, dropField());
    case 'move':
      return moveField(operation, action, origin);
    default:
      return assertNever(action);
  }
}

function setOperation(operation: Operation, change: OperationChange): Outcome<Operation> {
  const { server, title, method, name } = change;
  if (operation.kind === 'notification' && Object.keys(change).some((member) => member !== 'title')) {
    return refused('only the title of a notification can be set');
  }
  const { clientCertificate, answerUnsigned } = { ...operation.transport, ...change };
  const where = server === undefined ? {} : { server, serverOptional: true };
  return changed({
    ...operation,
    ...(title === undefined ? {} : { title }),
    ...(method === undefined ? {} : { method }),
    ...(name === undefined || name === operation.anchor ? {} : { name }),
    transport: { ...operation.transport, ...where, clientCertificate, answerUnsigned },
  });
}

/** A field that is at its new place alone was moved on the page. */
function moveField(
  operation: Operation,
  { field: from, to }: { readonly field: FieldPath; readonly to: FieldPath },
  origin: ChangeOrigin,
): Outcome<Operation> {
  const last = to.steps.at(-1)?.name ?? '';
  if (parentOf(from) === parentOf(to)) return changePart(operation, from, renameField(last, origin));
  let moved: Field | undefined;
  const without = changePart(
    operation,
    from,
    takeField((field) => {
      moved = field;
    }),
  );
  if (moved === undefined && isThere(operation, to)) return idle;
  return chainOutcome(without, (rest) => (moved ? changePart(rest, to, putField(moved, origin)) : idle));
}

function parentOf({ text }: FieldPath): string {
  return text.slice(0, text.lastIndexOf('.'));
}

function isThere(operation: Operation, path: FieldPath): boolean {
  let found = false;
  changePart(
    operation,
    path,
    takeField(() => {
      found = true;
    }),
  );
  return found;
}
