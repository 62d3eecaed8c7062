import type { WrongFolder } from '../1-read/locate-roots.js';

/** What is wrong with the folders of a call, and what to give instead. */
export function wordWrongFolders(wrong: readonly WrongFolder[]): string {
  return wrong.map((each) => `docwright: ${wordWrongFolder(each)}\n`).join('');
}

export function wordWrongFolder({ kind, folder }: WrongFolder): string {
  return sentences[kind](folder);
}

const sentences: Readonly<Record<WrongFolder['kind'], (folder: string) => string>> = {
  missing: (folder) => `There is no folder ${folder}. Give the folder that holds openapi/ or webhook/, such as specs.`,
  file: (folder) => `${folder} is a file. Give the folder that holds it; all pages below a folder are read.`,
  empty: (folder) => `${folder} holds no Markdown page. Pages end in .md and lie below openapi/ or webhook/.`,
};
