import type { SampleValue } from '../../model/sample.js';
import type { Position } from '../../model/source-range.js';
import type { BlockPlace } from '../place-in-block.js';
import type { PhpBudget } from './php-budget.js';

/** The place in the page of a place in the sample. */
export type PositionOf = (place: BlockPlace) => Position;

/** The context for reading values of a sample. */
export interface PhpSample {
  readonly text: string;
  readonly positionOf: PositionOf;
  readonly budget: PhpBudget;
  /** The values of variables that were assigned so far. */
  readonly variables: ReadonlyMap<string, SampleValue>;
}
