/** @import { ApiSchema } from '../dist/model/schema.js' */
import { wechatpay } from '../dist/dialects/wechatpay.js';
import { buildDocument } from '../dist/openapi/build-document.js';

/** @typedef {{ readonly [name: string]: unknown }} Json */

/** What the peer reads and makes nothing of: without it, it is quicker. */
const unused = new Set([
  'example',
  'examples',
  'xml',
  'encoding',
  'externalDocs',
  'security',
  'servers',
  'tags',
  '4XX',
  '5XX',
]);

/**
 * The document of `docwright openapi` in the form that costs the peer least: the same operations, members, listed values and
 * descriptions, with every schema where it is used. An encoded string is given as its content, as docwright types it.
 *
 * @param {ApiSchema} schema
 * @returns {Json}
 */
export function schemaToOpenApi({ pages }) {
  const { openapi, info, paths, webhooks, components } = buildDocument(pages, wechatpay.api);
  return {
    openapi,
    info,
    paths: simplify(paths, components.schemas),
    webhooks: simplify(webhooks, components.schemas),
  };
}

/**
 * @param {unknown} value
 * @param {Json} schemas
 * @returns {unknown}
 */
function simplify(value, schemas) {
  if (Array.isArray(value)) return value.map((element) => simplify(element, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, contentSchema, ...members } = /** @type {Json} */ (value);
  const stead =
    contentSchema ?? (typeof $ref === 'string' ? schemas[$ref.replace('#/components/schemas/', '')] : undefined);
  if (stead !== undefined) return simplify({ .../** @type {Json} */ (stead), ...descriptionOf(members) }, schemas);
  const kept = Object.entries(members).filter(([name]) => !unused.has(name) && !name.startsWith('x-'));
  return Object.fromEntries(kept.map(([name, member]) => [name, simplifyMember(name, member, schemas)]));
}

/**
 * The names of an API's own members mean nothing to OpenAPI, so that all of them stay.
 *
 * @param {string} name
 * @param {unknown} member
 * @param {Json} schemas
 */
function simplifyMember(name, member, schemas) {
  if (name !== 'properties' && name !== 'patternProperties') return simplify(member, schemas);
  const members = Object.entries(/** @type {Json} */ (member));
  return Object.fromEntries(members.map(([own, schema]) => [own, simplify(schema, schemas)]));
}

/** @param {Json} members */
function descriptionOf({ description }) {
  return description === undefined ? {} : { description };
}
