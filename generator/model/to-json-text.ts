/**
 * A value as indented JSON with a line feed at the end, as commands print it. Characters that could steer a terminal or
 * turn text around are escaped, so that the value is the same and the text is harmless: `"\u202e"`.
 */
export function toJsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
