export interface Target {
  /** Percent-encoded, as sent. */
  readonly path: string;
  /** Repeated names have a list of values. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
}

/** Split a request target; `undefined` when it is not a path, is not valid percent-encoding, or contains `.` or `..` segments. */
export function splitTarget(target: string): Target | undefined {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  if (!path.startsWith('/') || !isDecodable(path) || !isDecodable(query)) return undefined;
  if (path.split('/').some((segment) => /^\.{1,2}$/.test(decodeURIComponent(segment)))) return undefined;
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  return {
    path,
    query: Object.fromEntries(names.map((name) => [name, onlyOne(parameters.getAll(name))])),
  };
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function onlyOne(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}
