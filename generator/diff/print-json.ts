import type { SourceRange } from '../model/source-range.js';
import { toJsonText } from '../model/to-json-text.js';
import type { Change } from './change.js';
import { countChanges, suggestStep } from './summarize-changes.js';
import { wordChange } from './word-change.js';

/** Changes as JSON: `{ schemaVersion: 1, summary, semver, changes }`. */
export function printJson(changes: readonly Change[]): string {
  const summary = countChanges(changes);
  const document = { schemaVersion: 1, summary, semver: suggestStep(summary), changes: changes.map(toEntry) };
  return toJsonText(document);
}

/** A change as JSON, which leaves out undefined members. */
function toEntry(change: Change) {
  const { code, severity, placed, path, advice } = change;
  const { anchor, method, url, title, kind } = placed.operation;
  return {
    code,
    severity,
    operation: { kind, page: placed.page, anchor, method, url, title },
    path,
    message: `${path === undefined ? 'It' : quote(path)} ${wordChange(change, quote)}.`,
    advice,
    old: toPosition(change.old),
    new: toPosition(change.new),
  };
}

function quote(text: string): string {
  return `\`${text}\``;
}

function toPosition(range: SourceRange | undefined) {
  return range && { file: range.file, ...range.start };
}
