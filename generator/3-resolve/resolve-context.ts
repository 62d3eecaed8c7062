import type { Report } from '../diagnostics/report.js';
import type { Protocol } from '../model/api.js';
import type { Dialect, Side } from '../model/dialect.js';
import type { Reasons } from '../model/reasons.js';
import type { SampleLanguage } from '../model/sample.js';

export interface ResolveContext {
  readonly dialect: Dialect;
  readonly report: Report;
  /** Those that say most come first. */
  readonly sampleLanguages: readonly SampleLanguage[];
  /** Whether fields carry reasons. */
  readonly explained?: boolean;
}

/** Fields mean different things by who writes them, so the side goes with every field. */
export interface SideContext extends ResolveContext {
  readonly side: Side;
  /** Objects without members are files: so it is in a multipart body. */
  readonly files?: boolean;
  /** Takes why the field at hand is as it is. Of two reasons for one thing the first counts. */
  readonly note?: (reasons: Reasons) => void;
}

/** What the page's place in the tree says of its operations. */
export interface PageContext extends ResolveContext {
  readonly path: string;
  readonly kind: 'call' | 'notification';
  readonly protocol: Protocol | undefined;
  readonly url: string;
  /** What the samples of the page stand for, which many small ones could bring beyond any measure. */
  readonly samples: SampleTotal;
}

export interface SampleTotal {
  values: number;
}
