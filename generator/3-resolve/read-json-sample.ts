/** The JSON in a sample, whatever is around it; `undefined` for a block without JSON. */
export function readJsonSample(text: string): { readonly value: unknown } | undefined {
  if (text.length > mostCharacters) return undefined;
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  for (const candidate of [text, text.slice(start), ...cutBefore(text)]) {
    const found = parse(candidate) ?? parse(closeLoose(candidate));
    if (found) return found;
  }
  return undefined;
}

const mostCharacters = 1_000_000;

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** The JSON after a command or a status line, which begins on a separate line. */
function cutBefore(text: string): string[] {
  const line = /^[ \t]*[{[]/m.exec(text);
  return line === null ? [] : [text.slice(line.index)];
}

/** Remove comments, trailing commas, and dots that mean further elements. */
function closeLoose(text: string): string {
  const parts = text.match(/"(?:[^"\\\n]|\\.)*"|[^"]+|"/g) ?? [];
  const clean = parts.map((part) => (part.startsWith('"') ? part : dropComments(part))).join('');
  return clean.replace(/,(\s*)(?=[}\]])/g, '$1').replace(/,\s*$/, '');
}

function dropComments(code: string): string {
  return code.replace(/\/\/[^\n]*|#[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|\.\.\.|\u2026/g, '');
}
