import type { PageDraft } from '../../model/api.js';

/** The first lines: front matter and heading. */
export function draftHead({ title, anchor, todo }: PageDraft): string[] {
  return [
    '---',
    `title: ${quoteYaml(title)}`,
    `description: ${todo}`,
    '---',
    '',
    `# {{ $frontmatter.title }} {#${anchor}}`,
    '',
    '{{ $frontmatter.description }}',
    '',
  ];
}

/** A table with its header, and what names it to the style sheet of the site. */
export function draftTable(name: string, rows: readonly string[], id: string): string[] {
  return [`| ${name} | 类型 {.type} | 描述 {.desc}`, '| --- | --- | ---', ...rows, '', `{.im-table #${id}}`, ''];
}

/** A TypeScript sample. */
export function draftSample(lines: readonly string[]): string[] {
  return ['::: code-group', '', '```ts [TypeScript]', ...lines, '```', '', ':::', ''];
}

/** Words that mean nothing else in YAML stay as they are. */
function quoteYaml(text: string): string {
  return /^[\p{L}][\p{L}\p{N} （）、，。]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
