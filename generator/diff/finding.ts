import type { Side } from '../4-emit/print-type.js';
import type { Api } from '../model/api.js';
import type { Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { Parameters } from './change.js';
import type { ShapeCode } from './shape-rules.js';

/** A value in both schemas. */
export interface ShapePair<Kind extends Shape = Shape> {
  readonly old: Kind;
  readonly new: Kind;
}

/** Where a value stands, and who deals with it. */
export interface Place {
  /** As callers write it: `request.json.goods_detail[].price`. */
  readonly path: string;
  readonly side: Side;
  /** The name of the nearest member. */
  readonly member: string;
  readonly api: Api;
  /** The row of the value or of what holds it. */
  readonly old?: SourceRange;
  readonly new?: SourceRange;
}

/** Something about a value that differs. */
export interface Finding {
  readonly code: ShapeCode;
  readonly place: Place;
  readonly parameters: Parameters;
}

/** Compares what values are made of; handed down, so that each kind of shape can have a file of its own. */
export type CompareShapes = (pair: ShapePair, place: Place) => Finding[];

export function find(code: ShapeCode, place: Place, parameters: Parameters = {}): Finding {
  return { code, place, parameters };
}
