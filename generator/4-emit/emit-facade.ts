import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { Api, AuthRule } from '../model/api.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { printComment, toCommentLine, toCommentText } from './comment-text.js';
import { loadTemplate } from './load-template.js';
import { type Literal, printLiteral, printMember } from './print-literal.js';
import { listFeatures, runtimeOf } from './runtime-facts.js';

interface FacadeWords {
  readonly client: Api['client'];
  /** Doc comments with their delimiters. */
  readonly comments: Readonly<Record<'client' | 'options' | 'create', string>>;
  /** The options of all authentication rules. */
  readonly options: readonly { readonly member: string; readonly comment: string }[];
  /** What the runtime must know of the API. */
  readonly literal: string;
  /** URLs of calls whose responses are never signed, as the literal of a list. */
  readonly unsignedAnswers: string;
  /** Whether requests are signed with MD5. */
  readonly md5: boolean;
}

/** How lists and objects are written in a query or a form. */
export type Wire = 'dotted' | 'bracketed' | 'repeated' | 'json';

/** `client.ts`: how a client is made, in the words of its runtime. */
export function emitFacade(api: Api, wire: Wire | undefined): GeneratedFile {
  const facts = runtimeOf(api);
  const { client: texts } = wordsOf({ language: facts.language ?? api.language });
  const words: FacadeWords = {
    client: api.client,
    comments: {
      client: printComment(toCommentLine(texts.client(api.title))),
      options: printComment(texts.options),
      create: printComment(texts.create),
    },
    options: listOptions(api, texts.usual),
    literal: printLiteral(buildApiLiteral(api, wire), '', 'const api: Api = '.length),
    unsignedAnswers: printLiteral([...api.unsignedAnswers], '', 'const unsignedAnswers: readonly string[] = '.length),
    md5: listFeatures(api).includes('md5'),
  };
  return { path: 'client.ts', text: loadTemplate<FacadeWords>(`runtime/${api.runtime}/client`)(words) };
}

/** Each by its name once, as the first rule describes it. */
function listOptions({ auth }: Api, wordUsual: Words['client']['usual']): FacadeWords['options'] {
  const options = new Map<string, AuthRule['options'][string]>();
  for (const rule of auth) {
    for (const [name, option] of Object.entries(rule.options)) if (!options.has(name)) options.set(name, option);
  }
  return [...options].map(([name, { description, default: usual }]) => {
    const text = usual === undefined ? description : wordUsual(description, usual.replaceAll('`', ''));
    return { member: printMember(name), comment: indent(printComment(toCommentText(text || name))) };
  });
}

/** The first line stands where the template has it. */
function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function buildApiLiteral({ servers, auth, envelope }: Api, wire: Wire | undefined): Literal {
  return {
    servers: servers.map(({ url }) => url),
    auth: auth.map(buildRule),
    ...(envelope && { envelope: { ...envelope } }),
    ...(wire && { wire }),
  };
}

function buildRule({ name, options, sign, headers, query, cookies }: AuthRule): Literal {
  const defaults = Object.entries(options).map(([option, { default: usual }]): [string, Literal] => [
    option,
    usual === undefined ? {} : { default: usual },
  ]);
  return {
    name,
    options: Object.fromEntries(defaults),
    ...(sign && { sign: { ...sign } }),
    ...(headers && { headers }),
    ...(query && { query }),
    ...(cookies && { cookies }),
  };
}
