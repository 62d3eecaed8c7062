/** Spell JSON as PHP's `json_encode` does: `{"url":"a/b","name":"中"}` → `{"url":"a\/b","name":"\u4e2d"}`. */
export function spellLikePhp(json: string): string {
  return json
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Normalize every string with a JSON object or list, at any depth, so that only its content is compared. */
export function respell(value: unknown): unknown {
  if (typeof value === 'string') return respellText(value);
  if (Array.isArray(value)) return value.map(respell);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, respell(member)]));
}

function respellText(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.stringify(respell(JSON.parse(text)));
  } catch {
    return text;
  }
}
