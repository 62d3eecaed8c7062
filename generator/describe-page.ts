import { createPageReader } from './1-read/create-page-reader.js';
import { sampleLanguages } from './1-read/sample-languages.js';
import { parsePage } from './2-parse/parse-page.js';
import { dropRepeatedCalls } from './3-resolve/drop-repeated-calls.js';
import type { LinkedPage } from './3-resolve/resolve-context.js';
import { resolvePage } from './3-resolve/resolve-page.js';
import type { Code } from './diagnostics/codes.js';
import { collectDiagnostics, type Report } from './diagnostics/report.js';
import type { Diagnostic } from './model/diagnostic.js';
import type { Dialect } from './model/dialect.js';
import type { PageSource } from './model/page-tree.js';
import { patternOf } from './model/pattern.js';
import { renderInlines } from './model/render-inlines.js';
import type { Page } from './model/schema.js';
import { showInlines } from './model/show-inlines.js';
import { slugOf } from './model/slug-of.js';
import type { Surroundings } from './model/surroundings.js';

/** What a page means, and what there is to say of it. */
export interface DescribedPage {
  readonly page: Page;
  readonly diagnostics: readonly Diagnostic<Code>[];
}

export interface DescriberOptions {
  /** Whether fields carry the reasons why they are as they are. */
  readonly explained?: boolean;
  /** Other pages and side files that pages refer to; without them, such references are not followed. */
  readonly surroundings?: Surroundings;
}

/** From the text of a page to its part of the schema. What is remembered from one page to the next only saves time. */
export function createDescriber(
  dialect: Dialect,
  { explained = false, surroundings }: DescriberOptions = {},
): (source: PageSource) => DescribedPage {
  const { readPage } = createPageReader({
    ...(dialect.pages?.replace && { replace: dialect.pages.replace }),
    attributes: dialect.attributes !== undefined,
  });
  const linked = new Map<string, LinkedPage & { readonly source: PageSource }>();
  const sideFiles = surroundings?.sideFiles;

  function read(source: PageSource, report: Report) {
    const tree = readPage(source, report);
    return { tree, documented: parsePage(tree, { dialect, report, ...(sideFiles && { sideFiles }) }) };
  }

  /** The page that a link leads to; what is wrong with it is reported where it is read itself. */
  function follow(link: string, from: string): (LinkedPage & { readonly source: PageSource }) | undefined {
    const source = surroundings?.linkedPage(link, from);
    if (source === undefined) return undefined;
    const known = linked.get(source.path);
    if (known) return known;
    const { documented } = read(source, () => undefined);
    const page = { path: source.path, types: documented.types, source };
    linked.set(source.path, page);
    return page;
  }

  /** The values below the heading that a link leads to. */
  function listValues(link: string, from: string, item: string): string[] | undefined {
    const page = follow(link, from);
    const [, anchor = ''] = link.split('#');
    if (page === undefined || anchor === '') return undefined;
    const { blocks } = readPage(page.source, () => undefined);
    const start = blocks.findIndex(
      (block) => block.kind === 'heading' && slugOf(showInlines(block.inlines)) === slugOf(anchor),
    );
    const rest = blocks.slice(start + 1);
    const end = rest.findIndex(({ kind }) => kind === 'heading');
    return rest.slice(0, end < 0 ? undefined : end).flatMap((block) => {
      const lines = block.kind === 'paragraph' ? renderInlines(block.inlines).split('\n') : [];
      return lines.flatMap((line) => patternOf(item).find(line)?.groups['value'] ?? []);
    });
  }

  return (source) => {
    const diagnostics: Diagnostic<Code>[] = [];
    const report = collectDiagnostics(diagnostics);
    const { documented } = read(source, report);
    const page = resolvePage(documented, {
      dialect,
      report,
      sampleLanguages,
      explained,
      linkedTypes: follow,
      linkedValues: listValues,
    });
    return { page: dropRepeatedCalls(page, new Map(), report), diagnostics };
  };
}
