/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/**
 * Parse JSON without losing digits: an integer that a number cannot hold exactly, such as an id of 17 digits, becomes a
 * string. A decimal stays a number, as precise as numbers are. Throws a `SyntaxError` like `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  // First, so that the code below reads only valid JSON: untrusted text may have unpaired quotes.
  const parsed: unknown = JSON.parse(json);
  return /\d{16}/.test(json) ? JSON.parse(quoteUnsafe(json)) : parsed;
}

function quoteUnsafe(json: string): string {
  const parts: string[] = [];
  let copied = 0;
  const tokens = /"|-?\d[\d.eE+-]*/g;
  for (let found = tokens.exec(json); found; found = tokens.exec(json)) {
    const [token] = found;
    if (token === '"') {
      tokens.lastIndex = endOfString(json, found.index);
    } else if (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) {
      parts.push(json.slice(copied, found.index), '"', token, '"');
      copied = found.index + token.length;
    }
  }
  return parts.join('') + json.slice(copied);
}

/** The position after the closing quote; a quote after an odd number of backslashes is part of the string. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(json: string, place: number): boolean {
  let backslashes = 0;
  while (json[place - backslashes - 1] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
