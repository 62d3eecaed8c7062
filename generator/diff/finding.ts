import type { TypeSide } from '../4-emit/print-type.js';
import type { Api } from '../model/api.js';
import type { Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { ChangeParameters } from './change.js';
import type { ShapeCode } from './shape-rules.js';

/** A value in both schemas. */
export interface ShapePair<Kind extends Shape = Shape> {
  readonly old: Kind;
  readonly new: Kind;
}

/** The place of a value, and the side that reads or writes it. */
export interface ChangePlace {
  /** As callers write it: `request.json.goods_detail[].price`. */
  readonly path: string;
  readonly side: TypeSide;
  /** The name of the nearest member. */
  readonly member: string;
  readonly api: Api;
  /** The row of the value or of the object around it. */
  readonly old?: SourceRange;
  readonly new?: SourceRange;
}

/** A change of a value. */
export interface Finding {
  readonly code: ShapeCode;
  readonly place: ChangePlace;
  readonly parameters: ChangeParameters;
}

/** Compares the contents of values; passed as an argument, so that each kind of shape can be in a separate file. */
export type CompareShapes = (pair: ShapePair, place: ChangePlace) => Finding[];

export function find(code: ShapeCode, place: ChangePlace, parameters: ChangeParameters = {}): Finding {
  return { code, place, parameters };
}
