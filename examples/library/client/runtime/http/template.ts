/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Template } from './api.js';

type Values = Readonly<Record<string, string>>;

/** Fill `{name}` in each template; a name without a value stays. `{base64:{user}:{password}}` encodes what it holds, in UTF-8. */
export function fillAll(templates: Template = {}, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(templates).map(([name, text]) => [name, fill(text, values)]));
}

export function fill(template: string, values: Values): string {
  // One pass, so that braces in a value are never taken for a name.
  return template.replace(
    /\{base64:((?:[^{}]|\{[^{}]*\})*)\}|\{([^{}]+)\}/g,
    (whole, inner: string | undefined, name: string) => {
      if (inner !== undefined) return toBase64(new TextEncoder().encode(fill(inner, values)));
      return Object.hasOwn(values, name) ? (values[name] ?? '') : whole;
    },
  );
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
