import { isMap, isScalar, isSeq } from 'yaml';
import type { ListedValue } from '../model/override.js';
import { nodesOf, type ReadNode, readPairs, refuse, textOf, type YamlContext } from './read-mapping.js';

/** Longer texts are no words about a field. */
const longestText = 10_000;

/** A text that is not empty. */
export const readText: ReadNode<string> = (node, context) => {
  const text = isScalar(node) ? textOf(node).trim() : '';
  if (text !== '' && text.length <= longestText) return text;
  return refuse(node, { problem: 'expected text', allowed: `It has 1 to ${longestText} characters` }, context);
};

/** `true` or `false`. */
export const readFlag: ReadNode<boolean> = (node, context) => {
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  return refuse(node, { problem: 'expected true or false', allowed: 'Write true or false' }, context);
};

/** `true` alone. */
export const readTrue: ReadNode<true> = (node, context) => {
  if (isScalar(node) && node.value === true) return true;
  return refuse(node, { problem: 'expected true', allowed: 'Write true, or remove it' }, context);
};

/** One of some words. */
export function readWord<Word extends string>(words: readonly Word[]): ReadNode<Word> {
  return (node, context) => {
    const text = isScalar(node) ? textOf(node) : '';
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    const problem = isScalar(node) ? `“${text}” is not known` : 'expected a word';
    return refuse(node, { problem, allowed: `Write one of ${words.join(', ')}` }, context);
  };
}

/** A list of texts and numbers, or a mapping of them to what they mean; none at all is a list as well. */
export const readValues: ReadNode<readonly ListedValue[]> = (node, context) => {
  const allowed = 'Write them in brackets, with commas between; or in braces, each with a colon and its meaning';
  const words = { problem: 'expected a list of values', allowed };
  if (isMap(node)) return readMeanings(node, words, context);
  const nodes = isSeq(node) ? node.items : undefined;
  return nodes?.every(isScalar) ? nodes.map((each) => ({ text: textOf(each) })) : refuse(node, words, context);
};

function readMeanings(node: unknown, words: Parameters<typeof readPairs>[1], context: YamlContext) {
  const pairs = readPairs(node, words, context);
  const values = pairs?.flatMap(({ name, value }) => {
    const description = readText(value, context);
    return description === undefined ? [] : [{ text: name, description }];
  });
  return values?.length === pairs?.length ? values : undefined;
}

/** One thing or a list of them. */
export function readOneOrMore<T>(read: ReadNode<T>): ReadNode<readonly T[]> {
  return (node, context) => {
    const values = nodesOf(node).map((each) => read(each, context));
    const sound = values.filter((value) => value !== undefined);
    return sound.length === values.length ? sound : undefined;
  };
}
