import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { refuseOverload } from './refuse-overload.js';

/** Markdown text to remark's tree. */
export type ParseMarkdown = (text: string) => Root;

export interface MarkdownOptions {
  /** Whether `---` in the first line opens front matter, which is then a YAML node. */
  readonly frontMatter: boolean;
  /** Whether text that is indented by four blanks is code, as everywhere but in MDX and in HTML. */
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

/** A plugin of unified, which hands its processor over as `this`. */
function withoutIndentedCode(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: ['codeIndented'] } });
}
