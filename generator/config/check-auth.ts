import type { AuthRule } from '../model/api.js';
import type { Problem } from '../model/check-value.js';
import { nearestNames } from '../model/nearest-names.js';

/** What templates may name besides options: facts of the request. */
const requestFacts: readonly string[] = [
  'method',
  'path',
  'query',
  'body',
  'queryOrBody',
  'sortedParams',
  'timestamp',
  'milliseconds',
  'isoTime',
  'nonce',
];

/** The first template that names what is neither an option nor a fact of the request. */
export function findAuthProblem(rules: readonly AuthRule[], path: string): Problem | undefined {
  for (const [index, rule] of rules.entries()) {
    const problem = findRuleProblem(rule, `${path}[${index}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findRuleProblem(rule: AuthRule, path: string): Problem | undefined {
  const { options, sign } = rule;
  const known = [...Object.keys(options), ...requestFacts];
  const signed = sign === undefined ? known : [...known, 'signature'];
  const ofSign = Object.entries({ text: sign?.text, key: sign?.key });
  const templates = [
    ...ofSign.map(([name, text]) => ({ path: `${path}.sign.${name}`, text: text ?? '', known })),
    ...(['headers', 'query', 'cookies'] as const).flatMap((part) =>
      Object.entries(rule[part] ?? {}).map(([name, text]) => ({
        path: `${path}.${part}.${name}`,
        text,
        known: signed,
      })),
    ),
  ];
  for (const template of templates) {
    const unknown = namesOf(template.text).find((name) => !template.known.includes(name));
    if (unknown !== undefined) return { path: template.path, what: wordUnknown(unknown, template.known, sign) };
  }
  return undefined;
}

/** `user` and `password` of `Basic {base64:{user}:{password}}`. */
function namesOf(template: string): string[] {
  return [...template.replaceAll('{base64:', '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function wordUnknown(name: string, known: readonly string[], sign: AuthRule['sign']): string {
  if (name === 'signature' && sign === undefined) return 'names {signature}, but the rule has no sign';
  const [nearest] = nearestNames(name, known, 1);
  const meant = nearest === undefined ? '' : `; did you mean {${nearest}}`;
  return `names {${name}}, which is neither an option nor one of ${requestFacts.join(', ')}${meant}`;
}
