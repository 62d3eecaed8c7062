import { createChecker } from '../../sandbox/api-document/check-value.js';
import type { DocumentedCall } from '../../sandbox/api-document/documented-call.js';
import { readDocument } from '../../sandbox/api-document/read-document.js';
import { createResolver } from '../../sandbox/api-document/schemas.js';
import { connect, readSpecs } from './connect.js';

/** A sandbox, every event that its pages describe, and a check of a content against the page of its event. */
export async function listEvents() {
  const document = await readSpecs();
  const { sandbox } = await connect();
  const [resolve, check] = [createResolver(document), createChecker(document)];
  const member = (schema: object, name: string) => resolve(resolve(schema).properties?.[name] ?? {});
  const pathOf = ({ source }: DocumentedCall) => source.replace(/#.*/s, '');
  const schemas = readDocument(document).notifications.map((page): readonly [string, object] => {
    const { schema = {}, mediaType } = page.body ?? {};
    if (mediaType !== 'application/json') return [pathOf(page), schema];
    const { contentSchema = {} } = member(member(schema, 'resource'), 'ciphertext');
    return [pathOf(page).replace('webhook/v3/', ''), contentSchema];
  });
  const known = new Map(schemas);
  return {
    sandbox,
    events: [...known.keys()],
    findProblems: (event: string, content: unknown) =>
      check(event.startsWith('webhook/v2/') ? asText(content) : content, known.get(event) ?? {}).filter(
        // The sign is added when it is sent; and pages require members of partners that no other merchant gets.
        ({ field, issue }) => issue !== 'is missing' || !/^\/(?:sign|(?:sp|sub)_\w+)$/.test(field),
      ),
  };
}

/** Convert numbers to text, as in XML. */
function asText(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content), (_name, value) => (typeof value === 'number' ? String(value) : value));
}
