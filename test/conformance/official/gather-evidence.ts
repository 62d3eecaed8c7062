import type { Field, Shape } from '../../../generator/model/schema.js';
import type { OfficialMember, OfficialMembers, SampleValue } from './official-facts.js';

/** One object in each source; a source without the object is left out. */
export interface ObjectSources {
  /** Shapes of the object on our page; several if it has several forms. */
  readonly shapes: readonly Shape[];
  readonly model: OfficialMembers | undefined;
  readonly samples: readonly SampleValue[];
}

/** One member of a body in each source. */
export interface MemberEvidence {
  /** `amount.payer_total` */
  readonly path: string;
  /** The row of our page; several if the object around it has several forms. */
  readonly rows: readonly Field[];
  readonly model: OfficialMember | undefined;
  /** The samples that have it. */
  readonly samples: readonly SampleValue[];
  /** Whether a sample has the object around it, but not the member itself. */
  readonly omitted: boolean;
  /** Which sources have the object around it. */
  readonly around: { readonly page: boolean; readonly model: boolean };
  readonly members: readonly MemberEvidence[];
}

/** Collect the members of an object, and those below them, from each source. */
export function gatherEvidence(sources: ObjectSources, parent = ''): readonly MemberEvidence[] {
  const forms = sources.shapes.flatMap(formsOf);
  const objects = sources.samples.flatMap(objectsOf);
  const { model } = sources;
  const names = new Set([
    ...forms.flatMap((fields) => fields.map(({ name }) => name)),
    ...Object.keys(model ?? {}),
    ...objects.flatMap((object) => Object.keys(object)),
  ]);
  return [...names].map((name) => {
    const path = parent === '' ? name : `${parent}.${name}`;
    const rows = forms.flatMap((fields) => fields.filter((field) => field.name === name));
    const member = model?.[name];
    const samples = objects.flatMap((object) => object[name] ?? []);
    return {
      path,
      rows,
      model: member,
      samples,
      omitted: forms.length < 2 && samples.length < objects.length,
      around: { page: forms.length > 0, model: model !== undefined },
      members: gatherEvidence({ shapes: rows.map(({ shape }) => shape), model: member?.members, samples }, path),
    };
  });
}

/** The members of a value, through lists and encodings: one list for each of its forms. */
function formsOf(shape: Shape): readonly (readonly Field[])[] {
  switch (shape.kind) {
    case 'object':
      return [shape.fields];
    case 'list':
      return formsOf(shape.item);
    case 'encoded':
      return formsOf(shape.content);
    case 'union':
      return shape.members.flatMap((member) => formsOf(member.shape));
    default:
      return [];
  }
}

function objectsOf({ item, members }: SampleValue): readonly Readonly<Record<string, SampleValue>>[] {
  if (item) return objectsOf(item);
  return members ? [members] : [];
}
