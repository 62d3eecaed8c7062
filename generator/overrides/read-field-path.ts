import { isScalar } from 'yaml';
import type { FieldPath, PathStep } from '../model/override.js';
import type { BodyFormat } from '../model/schema.js';
import { type ReadNode, refuse, textOf } from './read-mapping.js';

interface Part {
  readonly part: FieldPath['part'];
  readonly format?: BodyFormat;
}

const parts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['path', { part: 'path' }],
  ['query', { part: 'query' }],
  ['headers', { part: 'headers' }],
  ['body', { part: 'body' }],
  ['json', { part: 'body', format: 'json' }],
  ['form', { part: 'body', format: 'form' }],
  ['xml', { part: 'body', format: 'xml' }],
]);

const allowed =
  'Write request or response, then path, query, headers, json, form, xml or body, then the names from the outside in, with dots between; name[2] or name[METRO] is one form of several';

/** A text such as `request.body.scene_info[METRO].device_id`, taken apart. */
export const readFieldPath: ReadNode<FieldPath> = (node, context) => {
  const text = isScalar(node) ? textOf(node).trim() : '';
  const path = parseFieldPath(text);
  return path ?? refuse(node, { problem: `“${text}” names no field`, allowed }, context);
};

/** No page nests deeper, and no name is longer. */
const longestPath = 1000;

function parseFieldPath(text: string): FieldPath | undefined {
  if (text.length > longestPath) return undefined;
  const [side, word = '', ...names] = splitPath(text);
  const part = parts.get(word);
  if ((side !== 'request' && side !== 'response') || part === undefined) return undefined;
  const steps = names.map(parseStep);
  const sound = steps.filter((step) => step !== undefined);
  const isWhole = sound.length === steps.length && sound.at(-1)?.form === undefined;
  return isWhole && (part.part === 'body' || sound.length > 0) ? { text, side, ...part, steps: sound } : undefined;
}

/** At its dots; those inside brackets belong to the title of a form. */
function splitPath(text: string): string[] {
  const parts: string[] = [];
  let end = text.length;
  let bracket = '';
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const character = text.charAt(at);
    if (character === '[' || character === ']') bracket = character;
    if (character !== '.' || bracket === ']') continue;
    parts.push(text.slice(at + 1, end));
    end = at;
  }
  return [...parts, text.slice(0, end)].reverse();
}

/** `scene_info[METRO]` */
function parseStep(text: string): PathStep | undefined {
  const found = /^([^[\]]+)(?:\[([^[\]]+)\])?$/.exec(text);
  const [, name, form] = found ?? [];
  if (name === undefined) return undefined;
  return form === undefined ? { name } : { name, form };
}
