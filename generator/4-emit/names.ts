import { findVariantWord } from '../model/variant-word.js';

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const reservedWords = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** What an operation file refers to by a bare name; an invented name that equals one would hide it. */
const usedInFiles = [
  'ApiPromise',
  'CallOptions',
  'Client',
  'Download',
  'FileInput',
  'Notification',
  'NotificationHeaders',
  'Operation',
  'Promise',
  'Record',
  'Uint8Array',
];

/** The same of the types inside a namespace. */
const usedInTypes = ['FileInput'];

/** The names taken in one block, compared as they are written. */
export type Scope = Set<string>;

/** What a function is declared as, and exported as. */
export interface FunctionName {
  readonly local: string;
  readonly exported: string;
}

/** Whether a text can be written where an identifier is asked for, reserved words left aside: `user_name`, `größe`. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** Whether a text can name a variable. */
export function isVariableName(text: string): boolean {
  return isIdentifier(text) && !reservedWords.has(text);
}

/** The scope of an operation file before anything is declared in it. */
export function createFileScope(): Scope {
  return new Set(usedInFiles);
}

/** The scope of a namespace of types. */
export function createTypeScope(): Scope {
  return new Set(usedInTypes);
}

/** The type of a member, unused so far in its namespace: `goods_detail` → `GoodsDetail`, then `GoodsDetail2`. */
export function nameType(wireName: string, scope: Scope): string {
  const words = wireName.split(/[^\p{ID_Continue}]+|_+/u).filter((word) => word !== '');
  return claim(startName(words.map(capitalize).join(''), 'Type'), scope);
}

/**
 * The type of a member of a union: the first word of its title that could be a name, else its number.
 *
 *     for `EBOOK`   →  Ebook
 *     (nothing)     →  Variant1
 */
export function nameVariant(title: string, index: number, scope: Scope): string {
  const word = findVariantWord(title);
  if (word === undefined) return nameType(`Variant${index + 1}`, scope);
  return nameType(/[a-z]/.test(word) ? word : word.toLowerCase().replaceAll('-', '_'), scope);
}

/** The function of an operation, and the name that callers see: `delete` → `delete_`, exported as `delete`. */
export function nameFunction(anchor: string, scope: Scope): FunctionName {
  const word = startName(anchor.replace(/[^\p{ID_Continue}$]+/gu, '_'), 'call');
  // A module that exports `then` is taken for a promise when it is imported.
  const exported = word === 'then' ? 'then_' : word;
  const free = claim(exported, scope);
  if (!reservedWords.has(free)) return { local: free, exported: free };
  return { local: claim(`${free}_`, scope), exported: free };
}

/** What an example imports a page as: `payroll-card` → `payrollCard`, `{transaction_id}` → `transactionId`. */
export function nameModule(segment: string): string {
  const words = segment.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = startName(
    words.map((word, index) => (index === 0 ? lowerStart(word) : capitalize(word))).join(''),
    'page',
  );
  return reservedWords.has(name) || ['client', 'answer', 'readFile'].includes(name) ? `${name}_` : name;
}

/** A name that is free in the scope, by the smallest number from 2 on when the wanted one is not. */
export function claim(wanted: string, scope: Scope): string {
  let name = wanted;
  for (let number = 2; scope.has(name); number++) name = `${wanted}${number}`;
  scope.add(name);
  return name;
}

function startName(name: string, prefix: string): string {
  return isIdentifier(name) ? name : `${prefix}${name}`;
}

function capitalize(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

function lowerStart(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}
