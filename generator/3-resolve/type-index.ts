import type { DocumentedType } from '../model/documented-page.js';
import { slugOf } from '../model/slug-of.js';
import type { FoundType, LinkedTypes, OwnTypes, ResolveContext, TypeIndex } from './resolve-context.js';

/** The types that rows of a page, or of one of its operations, can refer to. */
export function createTypeIndex(
  page: { readonly path: string; readonly types: readonly DocumentedType[] },
  own: OwnTypes | undefined,
  context: Pick<ResolveContext, 'dialect' | 'linkedTypes'>,
): TypeIndex {
  const { references } = context.dialect.types;
  const index: TypeIndex = {
    find: (name, { typeUrl }) => {
      if (references === undefined) return undefined;
      const word = name
        .replace(/\[[^[\]]*\]$/, '')
        .trim()
        .toLowerCase();
      const table = own?.tables.get(word);
      if (table) {
        own?.used.add(table);
        return { key: `${page.path}#${word}`, tables: [table], index };
      }
      const local = findLocal(word, typeUrl, page.types);
      if (local) return toFound(local, page.path, index, context.linkedTypes);
      return references === 'link' && typeUrl !== undefined ? followLink(typeUrl, page.path, context) : undefined;
    },
  };
  return index;
}

function findLocal(
  word: string,
  url: string | undefined,
  types: readonly DocumentedType[],
): DocumentedType | undefined {
  const anchor = url?.startsWith('#') ? slugOf(url.slice(1)) : slugOf(word);
  if (anchor === '') return undefined;
  return types.find(({ slug }) => slug === anchor);
}

function followLink(
  url: string,
  from: string,
  context: Pick<ResolveContext, 'dialect' | 'linkedTypes'>,
): FoundType | undefined {
  const page = context.linkedTypes?.(url, from);
  if (page === undefined) return undefined;
  const index = createTypeIndex(page, undefined, context);
  const [, anchor = ''] = url.split('#');
  const type = page.types.find(({ slug }) => slug === slugOf(anchor)) ?? page.types[0];
  return type && toFound(type, page.path, index, context.linkedTypes);
}

function toFound(
  type: DocumentedType,
  path: string,
  index: TypeIndex,
  linkedTypes: LinkedTypes | undefined,
): FoundType {
  const extended = type.extends.flatMap((url) => linkedTypes?.(url, path)?.types[0]?.table ?? []);
  return { key: `${path}#${type.slug}`, tables: [type.table, ...extended], index };
}
