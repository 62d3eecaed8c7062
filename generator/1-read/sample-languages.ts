import type { SampleLanguage } from '../model/sample.js';
import { readPhpSample } from './php/read-php-sample.js';
import { readTypeScriptSample } from './typescript/read-typescript-sample.js';

/** The languages of samples. Samples with the values of callers are more useful than those with sent values, so they are first. */
export const sampleLanguages: readonly SampleLanguage[] = [
  {
    fences: ['ts', 'typescript', 'js', 'javascript'],
    values: 'given',
    repeatsCalls: false,
    read: readTypeScriptSample,
  },
  { fences: ['php'], values: 'sent', repeatsCalls: true, read: (block) => readPhpSample(block) },
];
