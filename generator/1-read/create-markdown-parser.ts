import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { refuseOverload } from './refuse-overload.js';

/** Markdown text to remark's tree. */
export type ParseMarkdown = (text: string) => Root;

/** A parser for part of a page, where `---` is never front matter. */
export function createMarkdownParser(): ParseMarkdown {
  const processor = unified().use(remarkParse).use(remarkGfm).freeze();
  return (text) => parseWith(processor, text);
}

/** A parser for a whole page: a YAML node comes first when there is front matter. */
export function createPageParser(): ParseMarkdown {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();
  return (text) => parseWith(processor, text);
}

function parseWith(processor: { readonly parse: ParseMarkdown }, text: string): Root {
  refuseOverload(text);
  return processor.parse(text);
}
