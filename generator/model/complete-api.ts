import type { Api } from './api.js';
import { plainEncodings } from './encoding.js';

/** What somebody says of an API: its title and servers are enough. */
export type ApiFacts = Pick<Api, 'title' | 'servers'> & Partial<Api>;

/** The API with everything that its facts leave out. */
export function completeApi(facts: ApiFacts): Api {
  return {
    name: nameOf(facts.title),
    description: '',
    runtime: 'http',
    language: 'en',
    client: { type: 'Client', variable: 'client', call: '' },
    pageServers: [],
    browserServer: { url: '', description: '' },
    auth: [],
    securitySchemes: {},
    signatures: [],
    clientCertificate: '',
    failures: [],
    protocols: {},
    filled: [],
    encodings: plainEncodings,
    serialHeader: '',
    signedFiles: [],
    unsignedAnswers: [],
    eventMember: '',
    pageExamples: { call: 'loans/create', notification: 'events/loan' },
    ...facts,
  };
}

/** `Pet Store` → `pet-store`. */
function nameOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z\d]+/g) ?? [];
  return words.join('-') || 'api';
}
