/** The first word of the title of a union's member that could be a name: ``for `EBOOK` `` → `EBOOK`. */
export function findVariantWord(title: string): string | undefined {
  return /`([A-Za-z][\w-]*)`/.exec(title)?.[1] ?? /[A-Za-z][\w-]*/.exec(title)?.[0];
}
