/**
 * The words of a cell. Braces that could not be read as attributes were reported when the page was read; they are no
 * part of the word.
 *
 *     | amount {data-required | object
 *       ^^^^^^
 */
export function withoutBraces(text: string): string {
  const start = text.search(/(?<=^|\s)\{(?=[#.A-Za-z_}]|$)/);
  const braces = start < 0 ? '' : text.slice(start);
  return braces.endsWith('}') || !braces.includes('}') ? text.slice(0, text.length - braces.length).trimEnd() : text;
}
