import type { SampleValue } from '../../model/sample.js';
import type { Position } from '../../model/source-range.js';

/** What reading values needs of the sample around them. */
export interface TypeScriptSample {
  readonly text: string;
  /** The place in the page of an offset into the text. */
  readonly positionOf: (offset: number) => Position;
  /** What the constants hold that are declared before the call. */
  readonly constants: ReadonlyMap<string, SampleValue>;
}
