/**
 * Read a mapping of plain words, as nearly all front matter is, without the YAML parser; `undefined` for anything else.
 *
 *     title: Lend a book
 *     description: Hands a copy of a book to a reader until a day.
 *     ^name        ^starts with a letter, and has nothing that YAML could mean something by
 */
export function readSimpleYaml(yaml: string): Readonly<Record<string, string>> | undefined {
  const entries = new Map<string, string>();
  for (const line of yaml.split('\n')) {
    const [, name, words = ''] = plainLine.exec(line) ?? [];
    const text = words.trimEnd();
    if (name === undefined || entries.has(name) || !isPlain(text)) return undefined;
    entries.set(name, text);
  }
  return Object.fromEntries(entries);
}

const plainLine = /^([A-Za-z]+): +(\p{L}[^\p{Cc}\p{Cs}\u2028\u2029\ufeff]*)$/u;

/** Whether a value is plain text: `: ` would start a mapping, ` #` a comment, and a few words are other types. */
function isPlain(text: string): boolean {
  return !/: |:$| #/.test(text) && !/^(?:true|false|null)$/i.test(text);
}
