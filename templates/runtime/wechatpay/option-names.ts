import type { Hooks } from '../core/observe.js';
import type { CallOptions, RequestMessage } from './client.js';
import { ConfigError } from './errors.js';
import type { ClientCertificate, ClientOptions } from './options.js';

type NamesOf<Type> = Type extends unknown ? keyof Type : never;
type Names<Type> = Readonly<Record<NamesOf<Type>, true>>;

/** Every member of `ClientOptions`; an extra or missing one is a compiler error, here and below. */
const clientOptions: Names<ClientOptions> = {
  mchid: true,
  serial: true,
  privateKey: true,
  certs: true,
  apiV3Key: true,
  secret: true,
  merchant: true,
  bankKey: true,
  baseUrl: true,
  allowHttp: true,
  failoverUrl: true,
  headers: true,
  fetch: true,
  now: true,
  nonce: true,
  timeout: true,
  retries: true,
  sealFields: true,
  maxAnswerBytes: true,
  logger: true,
  logBodies: true,
  hooks: true,
};

const callOptions: Names<CallOptions> = {
  signal: true,
  timeout: true,
  retries: true,
  headers: true,
  baseUrl: true,
  sealFields: true,
  nonce: true,
  clientCertificate: true,
  answerUnsigned: true,
  fragment: true,
};

const requestMessage: Names<RequestMessage> = {
  query: true,
  json: true,
  xml: true,
  body: true,
  headers: true,
  answer: true,
};

const hooks: Names<Hooks> = { prepare: true, before: true, after: true };
const merchant: Names<ClientCertificate> = { cert: true, key: true, pfx: true, passphrase: true };

/** The owner of the checked options, as named in the error. */
type OptionsOwner = 'createClient' | 'A call' | 'client.request' | 'hooks' | 'merchant';

const known: Readonly<Record<OptionsOwner, object>> = {
  createClient: clientOptions,
  'A call': callOptions,
  'client.request': requestMessage,
  hooks,
  merchant,
};

/** Throw a `ConfigError` for an unknown member, which callers in JavaScript would not notice otherwise. */
export function checkNames(given: object, owner: OptionsOwner): void {
  const names = Object.keys(known[owner]);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const nearest = findNearest(unknown, names);
  const help = nearest === undefined ? `Known are ${names.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new ConfigError(`${owner} has no option ${JSON.stringify(unknown)}. ${help}`);
}

/** `apiV3Key` for `apiv3key`, `serial` for `serialNo`; `undefined` if no name is similar. */
function findNearest(written: string, names: readonly string[]): string | undefined {
  const word = written.slice(0, 40).toLowerCase();
  const [nearest] = names
    .map((name) => ({ name, far: distance(word, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, name.length / 3) || word.includes(name.toLowerCase()))
    .sort((one, other) => one.far - other.far);
  return nearest?.name;
}

/** The Levenshtein distance: the number of letters to change, add or remove. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const row = [line + 1];
    for (const [column, each] of [...other].entries()) {
      const [corner = 0, over = 0] = above.slice(column);
      row.push(Math.min(corner + (letter === each ? 0 : 1), over + 1, (row[column] ?? 0) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
