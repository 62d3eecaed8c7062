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
    client: nameClient(facts.title),
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
    ...dropUndefined(facts),
  };
}

/** `Pet Store API` → `PetStoreClient`, shown as `petStore`. */
function nameClient(title: string): Api['client'] {
  const words = title.replace(/\bAPI\b/gi, '').match(/[A-Za-z\d]+/g) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const isName = /^[A-Z]/.test(name);
  return {
    type: `${isName ? name : `Api${name}`}Client`,
    variable: isName ? name.charAt(0).toLowerCase() + name.slice(1) : 'client',
    call: '',
  };
}

/** `Pet Store` → `pet-store`. */
function nameOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z\d]+/g) ?? [];
  return words.join('-') || 'api';
}

/** A member that is undefined counts as left out. */
function dropUndefined(facts: ApiFacts): ApiFacts {
  const [title, servers] = [facts.title, facts.servers];
  return { ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)), title, servers };
}
