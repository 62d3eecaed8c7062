import type { PageEntry } from '../../4-emit/page-entry.js';
import type { AcceptedDiagnostic } from '../../diagnostics/accepted-diagnostic.js';
import type { Code } from '../../diagnostics/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SourceRange } from '../../model/source-range.js';

/** What a run found, so that the next one need not find it again. Everything is by the hash of what it comes from. */
export interface RunRecord {
  /** What else was read besides pages, such as `accepted.json`: SHA-256 by place. */
  readonly others: Readonly<Record<string, string>>;
  /** By page path. */
  readonly pages: Readonly<Record<string, RecordedPage>>;
  /** SHA-256 of every file of the client, the manifest among them, by path. */
  readonly client: Readonly<Record<string, string>>;
  /** What there is to say of the pages, sorted. */
  readonly shown: readonly Diagnostic<Code>[];
  /** What is accepted of it. */
  readonly accepted: readonly AcceptedDiagnostic[];
}

export interface RecordedPage {
  /** SHA-256 of its text. */
  readonly digest: string;
  /** SHA-256 of the overrides that changed something, if any did. */
  readonly correction?: string;
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** The calls that it describes, and where. */
  readonly calls: readonly (readonly [call: string, source: SourceRange])[];
  /** What the files over all pages need to know of it; left out when it has no file. */
  readonly entry?: PageEntry;
}
