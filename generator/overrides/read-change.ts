import { isScalar } from 'yaml';
import { isKnownServer } from '../model/known-server.js';
import {
  type FieldChange,
  type FieldType,
  fieldWords,
  type NamedField,
  type NewField,
  type OperationChange,
} from '../model/override.js';
import type { Encoding, Method } from '../model/schema.js';
import {
  type Readers,
  type ReadNode,
  readMapping,
  readPairs,
  refuse,
  textOf,
  type YamlContext,
} from './read-mapping.js';
import { readFlag, readText, readValues, readWord } from './read-scalars.js';

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const readEncoding: ReadNode<Encoding | 'none'> = (node, context) =>
  readWord(['none', ...Object.keys(context.api.encodings)])(node, context);

/** `integer`, `object[]` */
const readType: ReadNode<FieldType> = (node, context) => {
  const text = isScalar(node) ? textOf(node) : '';
  const list = text.endsWith('[]');
  const word = fieldWords.find((each) => each === (list ? text.slice(0, -2) : text));
  if (word !== undefined) return { word, list };
  const allowed = `Write one of ${fieldWords.join(', ')}; with [] after it, it is a list`;
  return refuse(node, { problem: `“${text}” is not a type`, allowed }, context);
};

const readServer: ReadNode<string> = (node, context) => {
  const text = isScalar(node) ? textOf(node) : '';
  if (isKnownServer(text, context.api)) return text;
  const [server] = context.api.servers;
  const example = server ? `one such as ${server.url}/some/path/` : 'another';
  const allowed = `Write ${example}; \`servers\` in the configuration allows others`;
  return refuse(node, { problem: `“${text}” is not the URL of a server of this API`, allowed }, context);
};

/** What objects have by themselves, or take for a promise. */
const unfitNames = ['then', 'default', 'constructor', 'prototype'];

const readName: ReadNode<string> = (node, context) => {
  const text = isScalar(node) ? textOf(node) : '';
  if (/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(text) && !unfitNames.includes(text)) return text;
  const allowed = `Write letters, digits and _, beginning with a letter; not ${unfitNames.join(', ')}`;
  return refuse(node, { problem: `“${text}” cannot be the name of a call`, allowed }, context);
};

const operationReaders: Readers<OperationChange> = {
  server: readServer,
  clientCertificate: readFlag,
  answerUnsigned: readFlag,
  title: readText,
  method: readWord(methods),
  name: readName,
};

const fieldReaders: Readers<FieldChange> = {
  type: readType,
  required: readFlag,
  values: readValues,
  closed: readFlag,
  encoding: readEncoding,
  description: readText,
  fields: readFields,
};

/** What `set` says of an operation. */
export const readOperationChange: ReadNode<OperationChange> = (node, context) =>
  notEmpty(node, readMapping(node, operationReaders, context), context);

/** What `set` says of a field. */
export const readFieldChange: ReadNode<FieldChange> = (node, context) => {
  const change = notEmpty(node, readMapping(node, fieldReaders, context), context);
  if (change?.fields === undefined || change.type?.word === 'object') return change;
  const problem = 'fields are members of an object, and the type is not object';
  return refuse(node, { problem, allowed: 'Write type: object or type: object[] beside them' }, context);
};

/** What `add` says of a field. */
export const readNewField: ReadNode<NewField> = (node, context) => {
  const change = readFieldChange(node, context);
  if (change === undefined) return undefined;
  const { type, values, closed } = change;
  if (type === undefined) return refuse(node, { problem: 'type is missing', allowed: 'Write the type' }, context);
  const isListed = values !== undefined || closed !== undefined;
  const takesValues = ['string', 'integer', 'number'].includes(type.word);
  const sound =
    !isListed || (takesValues && (type.word === 'string' || values?.every(({ text }) => isNumber(text)) !== false));
  if (sound && (closed === undefined || (values ?? []).length > 0)) return { ...change, type };
  const allowed = 'Write values of a string, or numbers as values of a number; closed says that there are no others';
  return refuse(node, { problem: `the values do not fit the type ${type.word}`, allowed }, context);
};

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** Deeper nesting is no API. */
const deepest = 20;

function readFields(node: unknown, context: YamlContext): readonly NamedField[] | undefined {
  const words = { problem: 'fields must be names with what they are', allowed: 'Write name: { type: string }' };
  const deeper: YamlContext = { ...context, depth: context.depth + 1 };
  if (deeper.depth > deepest) {
    return refuse(node, { problem: 'fields are nested too deeply', allowed: `Nest ${deepest} at most` }, context);
  }
  const pairs = readPairs(node, words, context);
  const fields = pairs?.map(({ name, value }) => ({ name, change: readNewField(value, deeper) }));
  const sound = fields?.flatMap(({ name, change }) => (change ? [{ name, change }] : []));
  return sound?.length === pairs?.length ? sound : undefined;
}

function notEmpty<T extends object>(node: unknown, change: T | undefined, context: YamlContext): T | undefined {
  if (change === undefined || Object.keys(change).length > 0) return change;
  return refuse(node, { problem: 'nothing is set', allowed: 'Write what is to change, or remove the entry' }, context);
}
