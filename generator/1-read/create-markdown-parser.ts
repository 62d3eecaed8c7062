import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { refuseOverload } from './refuse-overload.js';

/** Parses Markdown text into remark's tree. */
export type ParseMarkdown = (text: string) => Root;

export interface MarkdownOptions {
  /** Whether `---` in the first line opens front matter, which is then a YAML node. */
  readonly frontMatter: boolean;
  /** Whether text that is indented by four spaces is code, as everywhere except in MDX and in HTML. */
  readonly indentedCode: boolean;
}

export function createMarkdownParser({ frontMatter, indentedCode }: MarkdownOptions): ParseMarkdown {
  const processor = unified().use(remarkParse).use(remarkGfm);
  if (frontMatter) processor.use(remarkFrontmatter, ['yaml']);
  if (!indentedCode) processor.use(withoutIndentedCode);
  processor.freeze();
  return (text) => {
    refuseOverload(text);
    return processor.parse(text);
  };
}

/** A plugin of unified, which passes its processor as `this`. */
function withoutIndentedCode(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: ['codeIndented'] } });
}
