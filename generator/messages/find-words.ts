import type { Language } from '../model/api.js';
import { en } from './en.js';
import type { Words } from './words.js';
import { zh } from './zh.js';

const languages: Readonly<Record<Language, Words>> = { en, zh };

/** The words of the API's language. */
export function wordsOf({ language }: { readonly language: Language }): Words {
  return languages[language];
}
