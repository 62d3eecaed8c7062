import { stringify } from 'yaml';

/** A document as YAML. A module of its own: names of a package are bundled right where they are imported, not by `import()`. */
export function toYaml(document: unknown): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}
