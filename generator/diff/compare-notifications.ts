import type { Api } from '../model/api.js';
import type { Operation, Shape } from '../model/schema.js';
import { compareNotations, headerKey } from './compare-answers.js';
import { compareShapes } from './compare-shapes.js';
import type { ChangePlace, Finding } from './finding.js';
import { type OperationFinding, tell } from './operation-finding.js';

/** Compare two notifications: the received message and the reply. */
export function compareNotifications(old: Operation, fresh: Operation, api: Api): (Finding | OperationFinding)[] {
  return [...compareReceived(old, fresh, api), ...compareReplies(old, fresh, api), ...compareHeaders(old, fresh)];
}

const nothingKnown: Shape = { kind: 'unknown' };

function compareReceived(old: Operation, fresh: Operation, api: Api): (Finding | OperationFinding)[] {
  const [before, after] = [old.request.body, fresh.request.body];
  const places = { old: old.source, new: fresh.source };
  const place: ChangePlace = { path: 'notification', side: 'notification', member: '', api, ...places };
  return [
    ...(before && after ? compareNotations(before, after) : []),
    ...compareShapes({ old: before?.shape ?? nothingKnown, new: after?.shape ?? nothingKnown }, place),
  ];
}

/** Compare replies, which are written by the caller. */
function compareReplies(old: Operation, fresh: Operation, api: Api): Finding[] {
  const place: ChangePlace = { path: 'reply', side: 'request', member: '', api, old: old.source, new: fresh.source };
  return compareShapes({ old: old.response.body.shape, new: fresh.response.body.shape }, place);
}

function compareHeaders(old: Operation, fresh: Operation): OperationFinding[] {
  return [
    { path: 'notification.headers', old: old.request.headers, new: fresh.request.headers },
    { path: 'reply.headers', old: old.response.headers, new: fresh.response.headers },
  ].flatMap(({ path, old: before, new: after }) => {
    const isSame = before.map(headerKey).join('\n') === after.map(headerKey).join('\n');
    return isSame ? [] : [{ ...tell('headers-described'), path, old: old.source, new: fresh.source }];
  });
}
