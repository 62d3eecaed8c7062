import { stringify } from 'yaml';

/** A document as YAML. A separate module, so that `import()` of it loads the YAML package on demand. */
export function toYaml(document: unknown): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}
