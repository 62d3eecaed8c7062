import type { Need } from '../model/dialect.js';
import type { DecidedNeed } from '../model/documented-page.js';
import { patternOf } from '../model/pattern.js';
import { nameRange } from '../model/row-places.js';
import type { SideContext } from './resolve-context.js';
import type { RowTree } from './row-tree.js';

/** Whether a field is required: by its row, else by the paragraphs or the side of the operation. */
export function resolveNeed({ row, members, implied }: RowTree, context: SideContext): DecidedNeed {
  if (row.need) return row.need;
  if (implied) return { is: needOfMembers(members, context), reason: { rule: 'path', text: row.name } };
  for (const rule of context.dialect.required) {
    if (rule.by === 'side' && rule.of === context.side) {
      return { is: rule.means, reason: { rule: 'side', side: context.side } };
    }
    if (rule.by !== 'note' || context.side !== 'request') continue;
    const note = context.notes.find((text) => patternOf(rule.match, { lines: true }).test(text));
    if (note !== undefined) return { is: rule.means, reason: { rule: 'note', text: note } };
  }
  context.report('required-undecided', nameRange(row), { name: row.name });
  return { is: 'optional', reason: { rule: 'undecided' } };
}

/** What only paths lead through is there when one of its members must be; these are reported where they are resolved. */
function needOfMembers(members: readonly RowTree[], context: SideContext): Need {
  const quiet = { ...context, report: () => undefined };
  return members.some((member) => resolveNeed(member, quiet).is === 'required') ? 'required' : 'optional';
}
