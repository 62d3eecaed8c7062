const chineseCharacters = /\p{Script=Han}/gu;

/** Clauses up to this length are terms, which every text on the subject shares. */
const longestTerm = 11;

/**
 * The clauses of `text` that have 12 or more Chinese characters and occur unchanged in a line of `corpus`.
 *
 *     | total_num {data-indent=1} | integer | 整批笔数，须等于明细的条数
 *                                             ^^^^ ^^^^^^^^^^^ two clauses
 */
export function findCopiedWords(text: string, corpus: string): readonly string[] {
  const clauses = text.split('\n').flatMap(splitClauses).filter(isLong);
  const known = corpus.replaceAll(/[ \t]/g, '');
  return [...new Set(clauses)].filter((clause) => known.includes(clause));
}

/** Attributes, code and HTML are notation, the same on every page. */
function splitClauses(line: string): string[] {
  return line
    .replaceAll(/\{[^{}]*\}|`[^`]*`|<[^<>]*>/g, '\n')
    .replaceAll(/[ \t]/g, '')
    .split(/[\n|，。；：！？、（）()[\]'"]/);
}

function isLong(clause: string): boolean {
  return (clause.match(chineseCharacters)?.length ?? 0) > longestTerm;
}
