export interface Target {
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** Of a name that comes twice, all values. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
}

/** Split a request target; `undefined` for one that is no path, or whose percent-encoding is broken, or that climbs. */
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
