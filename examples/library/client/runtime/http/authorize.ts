/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';
import type { Api, AuthRule } from './api.js';
import type { Proof } from './context.js';
import type { BaseOptions } from './options.js';
import type { Recipe, Signing } from './sign.js';
import { fillAll } from './template.js';

type Given = Readonly<Record<string, unknown>>;

/**
 * What adds to each request what proves who calls: rules that need no option, such as fixed parameters, then the caller's function
 * or the rule whose options are given. Without any option of a rule, a call goes out without proof. Throws a `ConfigError` that
 * names the options which are missing beside those given.
 */
export function chooseProofs({ auth }: Api, options: BaseOptions, signing: Signing): readonly Proof[] {
  const given: Given = { ...options };
  const fixed = auth.filter((rule) => needed(rule).length === 0);
  const chosen = options.authorize ?? chooseRule(auth, given);
  const rules = [...fixed, ...(chosen ? [chosen] : [])];
  return rules.map((each) => (typeof each === 'function' ? each : applyRule(each, given, signing)));
}

function needed({ options }: AuthRule): readonly string[] {
  return Object.keys(options).filter((name) => options[name]?.default === undefined);
}

/** Of the rules with a needed option that is given, the one that lacks fewest; of these, the one that uses most options. */
function chooseRule(rules: readonly AuthRule[], given: Given): AuthRule | undefined {
  const isGiven = (name: string) => given[name] !== undefined && given[name] !== '';
  const scored = rules.map((rule) => {
    const has = needed(rule).filter(isGiven);
    const uses = Object.keys(rule.options).filter(isGiven).length;
    return { rule, has, uses, lacks: needed(rule).filter((name) => !isGiven(name)) };
  });
  const [best] = scored
    .filter(({ has }) => has.length > 0)
    .sort((one, other) => one.lacks.length - other.lacks.length || other.uses - one.uses);
  if (!best || best.lacks.length === 0) return best?.rule;
  const [missing, others] = [best.lacks, best.has].map((names) => names.join(' and '));
  throw new ConfigError(
    `createClient got ${others} without ${missing}. Pass all of them, or none for calls without authentication.`,
  );
}

/** Templates that hold nothing but options are filled once; others need the request. */
function applyRule(rule: AuthRule, given: Given, signing: Signing): Proof {
  const { options, headers, query, cookies, sign } = rule;
  const values = Object.fromEntries(
    Object.keys(options).map((name) => [name, String(given[name] || options[name]?.default)]),
  );
  const recipe: Recipe = { rule, values };
  const names = Object.values({ ...headers, ...query }).flatMap((text) => text.match(/\{\w+\}/g) ?? []);
  if (!sign && !cookies && names.every((name) => Object.hasOwn(values, name.slice(1, -1)))) {
    return { headers: fillAll(headers, values), query: fillAll(query, values) };
  }
  return (request) => import('./sign.js').then(({ applyRecipe }) => applyRecipe(recipe, request, signing));
}
