import type { Message } from '../model/schema.js';
import type { PageContext } from './resolve-context.js';

/** A notification page is named after its event; if it lists another, the event does not identify the notification. */
export function checkEvents({ body }: Message, { path, dialect, report }: PageContext): void {
  const fields = body?.shape.kind === 'object' ? body.shape.fields : [];
  const event = fields.find(({ name }) => name === dialect.api.eventMember);
  if (event?.shape.kind !== 'string') return;
  const name = path.split('/').at(-1) ?? '';
  const others = (event.shape.values ?? []).map(({ value }) => String(value)).filter((value) => value !== name);
  if (others.length > 0)
    report('event-differs', event.source, { member: event.name, page: name, values: others.join(', ') });
}
