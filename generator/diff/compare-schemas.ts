import type { Api } from '../model/api.js';
import type { ApiSchema } from '../model/schema.js';
import { reducePages, type SchemaVersion } from '../model/schema-version.js';
import type { Change, PlacedOperation } from './change.js';
import { compareOperations, foundAlone } from './compare-operations.js';
import { pairOperations } from './pair-operations.js';
import { severities } from './verdict.js';

/** What pages describe, or what `inspect` printed of them; what pages describe has every fact that there is. */
export interface ComparedSchema extends ApiSchema {
  readonly schemaVersion?: SchemaVersion;
}

/** The changes that callers of a client see: by severity, then by page, in the order of its rows. */
export function compareSchemas(one: ComparedSchema, other: ComparedSchema, api: Api): Change[] {
  const [old, fresh] = alignVersions(one, other);
  const { pairs, added, removed } = pairOperations(placeOperations(old), placeOperations(fresh));
  const changes = [
    ...pairs.flatMap((pair) => compareOperations(pair.old, pair.new, api)),
    ...added.map((placed) => foundAlone(placed, 'new')),
    ...removed.map((placed) => foundAlone(placed, 'old')),
  ];
  return changes.toSorted(bySeverityAndPage);
}

/** What one of two schemas cannot say has not changed in the other. */
function alignVersions(old: ComparedSchema, fresh: ComparedSchema): readonly [ApiSchema, ApiSchema] {
  if (old.schemaVersion !== 1 && fresh.schemaVersion !== 1) return [old, fresh];
  return [{ pages: reducePages(old.pages) }, { pages: reducePages(fresh.pages) }];
}

function placeOperations({ pages }: ApiSchema): PlacedOperation[] {
  return pages.flatMap(({ path, operations }) => operations.map((operation) => ({ page: path, operation })));
}

/** Sorting is stable, so the changes of an operation keep their order. */
function bySeverityAndPage(one: Change, other: Change): number {
  const severity = severities.indexOf(one.severity) - severities.indexOf(other.severity);
  return severity || compareTexts(one.placed.page, other.placed.page) || compareTexts(anchorOf(one), anchorOf(other));
}

function anchorOf({ placed }: Change): string {
  return placed.operation.anchor;
}

/** Compare by code unit, so that the order is the same on every machine. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
