import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { Api, AuthRule } from '../model/api.js';
import { toNamePart } from './name-operation.js';

/** What a call needs: one scheme of each name. */
export type SecurityRequirement = Readonly<Record<string, readonly []>>;

/** What proves who calls. */
export interface Security {
  readonly schemes: Readonly<Record<string, object>>;
  /** One for each way; a caller chooses. */
  readonly requirements: readonly SecurityRequirement[];
  /** Parameters of every call, besides those that prove anything: `f=json`. */
  readonly parameters: readonly object[];
}

/** The authentication of an API as OpenAPI has it. Signatures are keys there, whose descriptions say what is signed. */
export function buildSecurity({ auth, ...facts }: Pick<Api, 'auth' | 'language'>): Security {
  const words = wordsOf(facts);
  const fixed = auth.filter(alwaysApplies);
  const ways = auth.filter((rule) => !alwaysApplies(rule));
  const always = fixed.flatMap((rule) => listSchemes(rule, words));
  const chosen = ways.map((rule) => listSchemes(rule, words));
  const alone = always.length > 0 ? [[]] : [];
  return {
    schemes: Object.fromEntries([always, ...chosen].flat()),
    requirements: (chosen.length > 0 ? chosen : alone).map((schemes) =>
      Object.fromEntries([...always, ...schemes].map(([name]) => [name, [] as const])),
    ),
    parameters: [...fixed.flatMap(listParameters), ...findCommon(ways.map(listParameters))],
  };
}

/** A rule without an option that a caller must give is part of every call, and no way to choose. */
function alwaysApplies({ options }: AuthRule): boolean {
  return Object.values(options).every((option) => option.default !== undefined);
}

/** A template that a request carries, and where. */
interface Carried {
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  readonly template: string;
}

function listCarried({ headers = {}, query = {}, cookies = {} }: AuthRule): Carried[] {
  const list = (of: Readonly<Record<string, string>>, place: Carried['in']) =>
    Object.entries(of).map(([name, template]) => ({ in: place, name, template }));
  return [...list(headers, 'header'), ...list(query, 'query'), ...list(cookies, 'cookie')];
}

type NamedScheme = readonly [name: string, scheme: object];

/** `token` where the rule has one scheme, else `token.t`, `token.s`. */
function listSchemes(rule: AuthRule, words: Words): NamedScheme[] {
  const proofs = listCarried(rule).filter(({ template }) => defaultOf(template, rule) === undefined);
  return proofs.map((carried) => {
    const name = proofs.length === 1 ? rule.name : `${rule.name}.${carried.name}`;
    return [toNamePart(name), buildScheme(carried, rule, words)];
  });
}

const authorizations = [
  { fits: /^bearer \{\w+\}$/i, scheme: 'bearer' },
  { fits: /^basic \{base64:\{\w+\}:\{\w+\}\}$/i, scheme: 'basic' },
] as const;

function buildScheme({ in: place, name, template }: Carried, rule: AuthRule, words: Words): object {
  const description = describeTemplate(template, rule, words);
  const isAuthorization = place === 'header' && name.toLowerCase() === 'authorization';
  const known = isAuthorization ? authorizations.find(({ fits }) => fits.test(template)) : undefined;
  if (known) return { type: 'http', scheme: known.scheme, ...described(description) };
  return { type: 'apiKey', in: place, name, ...described(description) };
}

function described(description: string): object {
  return description === '' ? {} : { description };
}

/** What an option is, where the template is one; else the template, what is signed, and what each option is. */
function describeTemplate(template: string, { options, sign }: AuthRule, { signature, colon }: Words): string {
  const signed = template.includes('{signature}') ? sign : undefined;
  const [, only] = /^(?:\w+ )?\{(\w+)\}$/.exec(template) ?? [];
  const option = only === undefined || signed ? undefined : options[only];
  if (option) return option.description;
  const used = namesIn(template + (signed ? signed.text + (signed.key ?? '') : ''));
  const lines = used.flatMap((name) =>
    Object.hasOwn(options, name) ? [`- \`${name}\`${colon}${options[name]?.description ?? ''}`] : [],
  );
  return [`\`${template}\``, ...(signed ? [signature(signed)] : []), lines.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];
}

/** What a template gives when a caller leaves out the options of it, which then prove nothing; `undefined` where that cannot be. */
function defaultOf(template: string, { options }: AuthRule): string | undefined {
  if (template.includes('{base64:')) return undefined;
  const values = namesIn(template).map((name) => [name, options[name]?.default] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return values.reduce((text, [name, value = '']) => text.replaceAll(`{${name}}`, value), template);
}

/** What a rule sends that proves nothing. */
function listParameters(rule: AuthRule): object[] {
  return listCarried(rule).flatMap((carried) => {
    const value = defaultOf(carried.template, rule);
    return value === undefined ? [] : [buildParameter(carried, value, rule)];
  });
}

/** What every rule sends alike. */
function findCommon([first = [], ...others]: readonly object[][]): object[] {
  const texts = others.map((parameters) => new Set(parameters.map((parameter) => JSON.stringify(parameter))));
  return first.filter((parameter) => texts.every((known) => known.has(JSON.stringify(parameter))));
}

function buildParameter({ in: place, name, template }: Carried, value: string, { options }: AuthRule): object {
  const [option] = namesIn(template);
  const description = option === undefined ? '' : (options[option]?.description ?? '');
  const schema = option === undefined ? { type: 'string', enum: [value] } : { type: 'string', default: value };
  return { name, in: place, required: option === undefined, ...described(description), schema };
}
