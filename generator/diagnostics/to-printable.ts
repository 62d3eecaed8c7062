/** The text without what could steer a terminal or break a line: pages are untrusted, and so are their names. */
export function toPrintable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
