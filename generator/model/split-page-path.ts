/** The folders and the name of a page that tell operations apart, which are all but `openapi`: `v3`, `pay`, `{id}`. */
export function splitPagePath(path: string): string[] {
  return path.replace(/^openapi\//, '').split('/');
}
