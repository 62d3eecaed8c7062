import { readTypeScriptNumber } from './read-typescript-number.js';
import { readTypeScriptText } from './read-typescript-text.js';
import { growTree, type TsNode, type TsText } from './typescript-tree.js';

/** The tree of a sample, and the reason if it is not TypeScript. */
export interface ParsedTypeScript {
  readonly top: TsNode;
  readonly failure?: Failure;
}

interface Failure {
  readonly reason: string;
  /** The position in the text. */
  readonly offset: number;
}

/** Far more than any call needs, far less than recursion can take. */
const deepestNode = 1000;
const tooDeep: Failure = { reason: 'it is nested too deeply', offset: 0 };

/** Parse a sample. The grammar is lenient, so names, numbers and strings are checked again. */
export function parseTypeScript(text: string, as: TsText): ParsedTypeScript {
  if (isNestedDeeply(text)) return { top: growTree('', as), failure: tooDeep };
  const top = growTree(text, as);
  const cursor = top.cursor();
  let depth = 0;
  let failure: Failure | undefined;
  cursor.iterate(
    ({ name, from, to, type }) => {
      depth += 1;
      if (failure !== undefined) return false;
      if (depth > deepestNode) failure = tooDeep;
      else if (type.isError) failure = unexpectedAt(text, from);
      else failure = looks.get(name)?.(text, from, to);
      return undefined;
    },
    () => {
      depth -= 1;
    },
  );
  return failure === undefined ? { top } : { top, failure };
}

type Look = (text: string, from: number, to: number) => Failure | undefined;

const looks: ReadonlyMap<string, Look> = new Map<string, Look>([
  ['VariableName', lookAtName],
  ['PropertyDefinition', lookAtName],
  ['PropertyName', lookAtName],
  ['Number', lookAtNumber],
  ['String', lookAtString],
]);

function lookAtName(text: string, from: number, to: number): Failure | undefined {
  const isName = /^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(text.slice(from, to));
  return isName ? undefined : unexpectedAt(text, from);
}

function lookAtNumber(text: string, from: number, to: number): Failure | undefined {
  return readTypeScriptNumber(text.slice(from, to)) === undefined ? unexpectedAt(text, from) : undefined;
}

function lookAtString(text: string, from: number, to: number): Failure | undefined {
  if (to - from < 2 || text[from] !== text[to - 1]) return { reason: 'a string is not closed', offset: from };
  if (readTypeScriptText(text.slice(from + 1, to - 1)) !== undefined) return undefined;
  return { reason: 'a string has an unknown escape sequence', offset: from };
}

/** Describe unexpected text; spaces before it are skipped. */
function unexpectedAt(text: string, start: number): Failure {
  const blanks = /^\s*/.exec(text.slice(start))?.[0].length ?? 0;
  const offset = start + blanks;
  const found = /^(?:[\p{ID_Continue}$]{1,40}|.)/su.exec(text.slice(offset, offset + 50))?.[0];
  return { reason: found === undefined ? 'it ends too early' : `unexpected “${found}”`, offset };
}

const deepestBracket = 250;

/**
 * Whether brackets are nested deeper than in any call, including those in strings. The grammar keeps track of all open ones, so
 * that 20,000 times `a<b>(` would take half a minute.
 */
function isNestedDeeply(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()[\]{}]/g)) {
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepestBracket) return true;
  }
  return false;
}
