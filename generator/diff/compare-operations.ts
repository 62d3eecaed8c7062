import type { TypeSide } from '../4-emit/print-type.js';
import type { Api } from '../model/api.js';
import { pairRequests } from './caller-request.js';
import type { Change, PlacedOperation } from './change.js';
import { compareAnswers } from './compare-answers.js';
import { compareAspects } from './compare-aspects.js';
import { compareNotifications } from './compare-notifications.js';
import { compareShapes } from './compare-shapes.js';
import type { ChangePlace, Finding } from './finding.js';
import { type OperationFinding, tell } from './operation-finding.js';
import { operationRules } from './operation-rules.js';
import { shapeRules } from './shape-rules.js';

/** Compare the old and the new version of an operation. */
export function compareOperations(old: PlacedOperation, fresh: PlacedOperation, api: Api): Change[] {
  const findings = [...compareAspects(old, fresh), ...compareMessages(old, fresh, api)];
  const places = { old: old.operation.source, new: fresh.operation.source };
  return findings.map((finding) =>
    'place' in finding ? judge(finding, fresh) : judgeWhole({ ...places, ...finding }, fresh),
  );
}

/** The change for an operation that is in only one schema. */
export function foundAlone(placed: PlacedOperation, which: 'old' | 'new'): Change {
  const { kind, source } = placed.operation;
  const noun = kind === 'call' ? 'operation' : 'notification';
  return judgeWhole({ ...tell(`${noun}-${which === 'old' ? 'removed' : 'added'}`), [which]: source }, placed);
}

function compareMessages(old: PlacedOperation, fresh: PlacedOperation, api: Api): (Finding | OperationFinding)[] {
  if (fresh.operation.kind === 'notification') return compareNotifications(old.operation, fresh.operation, api);
  const [before, after] = [old.operation, fresh.operation];
  const place: ChangePlace = {
    path: 'request',
    side: 'request',
    member: '',
    api,
    old: before.source,
    new: after.source,
  };
  return [
    ...compareFormats(before.request.body?.format, after.request.body?.format),
    ...compareShapes(pairRequests(before, after, api), place),
    ...compareAnswers(before, after, api),
  ];
}

/** Compare the formats of bodies; an added or removed body is reported as a member. */
function compareFormats(old: string | undefined, fresh: string | undefined): OperationFinding[] {
  if (old === undefined || fresh === undefined || old === fresh) return [];
  return [tell('request-format-changed', { old, new: fresh })];
}

function judge({ code, place, parameters }: Finding, placed: PlacedOperation): Change {
  const { side, path, member: _, api: __, ...places } = place;
  const rule = shapeRules[code];
  return { code, ...rule[columnOf(side)], says: rule.says, placed, path, parameters, ...places };
}

/** The handler of a notification writes only its reply. */
function columnOf(side: TypeSide): 'written' | 'read' {
  return side === 'request' ? 'written' : 'read';
}

function judgeWhole({ code, ...finding }: OperationFinding, placed: PlacedOperation): Change {
  const { says, verdict } = operationRules[code];
  return { code, ...verdict, says, placed, ...finding };
}
