import type { PathStep } from '../model/override.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { changed, mapOutcome, type Outcome, refused } from './outcome.js';

/** Changes one of the fields that stand side by side. */
export type EditFields = (fields: readonly Field[], name: string) => Outcome<readonly Field[]>;

type EnterFields = (fields: readonly Field[]) => Outcome<readonly Field[]>;

/** Follow a path into fields, and edit those where it ends. Lists and strings with content are passed through. */
export function changeMember(
  fields: readonly Field[],
  [step, ...rest]: readonly PathStep[],
  edit: EditFields,
): Outcome<readonly Field[]> {
  if (step === undefined) return refused('its path ends too early');
  if (rest.length === 0) return edit(fields, step.name);
  const index = fields.findIndex(({ name }) => name === step.name);
  const field = fields[index];
  if (field === undefined) return refused(`there is no “${step.name}”`);
  const entered = enterShape(field.shape, step, (members) => changeMember(members, rest, edit));
  return mapOutcome(entered, (shape) => fields.with(index, { ...field, shape }));
}

function enterShape(shape: Shape, step: PathStep, enter: EnterFields): Outcome<Shape> {
  switch (shape.kind) {
    case 'list':
      return mapOutcome(enterShape(shape.item, step, enter), (item) => ({ ...shape, item }));
    case 'encoded':
      return mapOutcome(enterShape(shape.content, step, enter), (content) => ({ ...shape, content }));
    case 'object':
      if (shape.values && shape.fields.length === 0) {
        return mapOutcome(enterShape(shape.values, step, enter), (values) => ({ ...shape, values }));
      }
      return mapOutcome(enter(shape.fields), (fields) => withFields(shape, fields));
    case 'union':
      return enterUnion(shape, step, enter);
    default:
      return refused(`“${step.name}” has no members`);
  }
}

function withFields({ open, ...shape }: ObjectShape, fields: readonly Field[]): Shape {
  return { ...shape, fields, ...(open && fields.length === 0 ? { open } : {}) };
}

/** Every form that takes the change, or the one that the step names. */
function enterUnion(shape: Extract<Shape, { kind: 'union' }>, step: PathStep, enter: EnterFields): Outcome<Shape> {
  const { name, form } = step;
  const outcomes = shape.members.map((member, index) =>
    form === undefined || form === String(index + 1) || member.title.includes(form)
      ? enterShape(member.shape, { name }, enter)
      : undefined,
  );
  const tried = outcomes.filter((outcome) => outcome !== undefined);
  const [first = refused(`“${name}” has no form “${form ?? ''}”`)] = tried;
  if (tried.every(({ kind }) => kind !== 'changed')) return first.kind === 'changed' ? changed(shape) : first;
  const members = shape.members.map((member, index) => {
    const outcome = outcomes[index];
    return outcome?.kind === 'changed' ? { ...member, shape: outcome.value } : member;
  });
  return changed({ ...shape, members });
}
