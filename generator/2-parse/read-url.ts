/**
 * A URL as a page writes it, without server and query, its placeholders in braces.
 *
 *     https://api.library.example/v1/loans/:loan?limit=10   →   /v1/loans/{loan}
 *     {{base_url}}/v1/loans/<int:loan>                      →   /v1/loans/{loan}
 */
export function readUrl(written: string): string {
  const placed = placeholders.reduce((url, [spelling, by]) => url.replace(spelling, by), written.trim());
  const sent = placed.replaceAll('\\', '').replace(server, '');
  const [path = ''] = sent.split(/[?#\s]/, 1);
  return path.startsWith('/') ? path : `/${path}`;
}

/** The text before the first slash of a path: `https://host`, `http://{portal}`, `{base_url}`. */
const server = /^(?:[a-z][a-z+.-]*:\/\/[^/?#\s]*|\{[\w.-]+\}(?=\/))/i;

// A colon begins a placeholder only where a name can: `/v1/books:batch` is one segment.
const placeholders: readonly (readonly [RegExp, string])[] = [
  [/\$?\{\{?\s*([\w.-]+)\s*(?::[^{}/]*)?\}?\}/g, '{$1}'],
  [/<(?:\w+:)?\s*([\w-]+(?: [\w-]+)*)\s*>/g, '{$1}'],
  [/(?<=[/.,(=-]):([A-Za-z_]\w*)/g, '{$1}'],
];

/** Replace placeholders of a template by the matched groups; others are kept. */
export function fillUrl(template: string, groups: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (written, name: string) =>
    Object.hasOwn(groups, name) ? (groups[name] ?? '') : written,
  );
}
