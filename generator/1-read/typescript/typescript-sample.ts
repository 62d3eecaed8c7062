import type { SampleValue } from '../../model/sample.js';
import type { Position } from '../../model/source-range.js';

/** The context for reading values of a sample. */
export interface TypeScriptSample {
  readonly text: string;
  /** The place in the page of an offset into the text. */
  readonly positionOf: (offset: number) => Position;
  /** The values of constants that are declared before the call. */
  readonly constants: ReadonlyMap<string, SampleValue>;
}
