const deepestBracket = 250;

/**
 * Whether brackets stand in one another deeper than in any call, those in strings counted as well. The grammar keeps
 * all that are open in mind, so that 20,000 times `a<b>(` would take it half a minute.
 */
export function isNestedDeeply(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()[\]{}]/g)) {
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepestBracket) return true;
  }
  return false;
}
