import { apiNames } from '../apis/find-api.js';
import { dialectNames } from '../dialects/find-dialect.js';
import { isAccepted } from '../model/accepted.js';
import { nearestNames } from '../model/nearest-names.js';
import { checkApi } from './check-api.js';
import { checkDialect } from './check-dialect.js';
import type { DocwrightConfig } from './config.js';
import { ConfigurationError } from './config-error.js';

interface Rule {
  readonly fits: (value: unknown) => boolean;
  /** Follows "must be". */
  readonly expected: string;
}

const isText = (value: unknown) => typeof value === 'string';
const isPath = (value: unknown) => typeof value === 'string' && value !== '';
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (fits: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(fits);
const oneOf = (...names: readonly string[]): Rule => ({
  fits: (value) => names.some((name) => name === value),
  expected: names.map((name) => `'${name}'`).join(' or '),
});
const either = (...rules: readonly Rule[]): Rule => ({
  fits: (value) => rules.some(({ fits }) => fits(value)),
  expected: rules.map(({ expected }) => expected).join(', or '),
});

const path: Rule = { fits: isPath, expected: 'a path' };
const paths: Rule = { fits: listOf(isPath), expected: 'a list of paths' };
const globs: Rule = { fits: listOf(isPath), expected: "a list of globs such as 'openapi/v3/pay/**'" };
const servers: Rule = { fits: listOf(isServer), expected: "a list of servers such as 'https://pay.example.com'" };
const flag: Rule = { fits: (value) => typeof value === 'boolean', expected: 'true or false' };

const rules: Readonly<Record<keyof DocwrightConfig, Rule>> = {
  input: either(path, paths),
  output: path,
  include: globs,
  exclude: globs,
  dialect: either(oneOf(...dialectNames), { fits: isObject, expected: 'a dialect of your own' }),
  api: either(oneOf(...apiNames), { fits: isObject, expected: 'an API of your own' }),
  servers,
  values: oneOf('as-documented', 'open', 'closed'),
  emit: oneOf('ts', 'js'),
  importExtension: oneOf('js', 'ts', 'none'),
  chain: flag,
  templates: path,
  overrides: either(path, paths),
  dialectOverrides: flag,
  accepted: { fits: listOf(isAccepted), expected: 'a list of { code, file, reason }' },
  header: { fits: isText, expected: 'a text' },
  format: { fits: (value) => typeof value === 'function', expected: 'a function (text, path) => text' },
};

/** What a configuration file exports, if docwright can use it. Throws a `ConfigurationError` that names the member. */
export function checkConfig(exported: unknown, file: string): DocwrightConfig {
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) {
    throw new ConfigurationError(
      `${file} exports no configuration. Write \`export default defineConfig({ input: 'specs', output: 'generated' })\`.`,
    );
  }
  for (const [name, value] of Object.entries(exported)) checkMember(name, value, file);
  return exported;
}

function checkMember(name: string, value: unknown, file: string): void {
  const rule = isMember(name) ? rules[name] : undefined;
  if (rule === undefined) {
    const known = Object.keys(rules).join(', ');
    const [nearest] = nearestNames(name, Object.keys(rules), 1);
    const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw new ConfigurationError(
      `There is a member ${name} in ${file}, which means nothing here. There are: ${known}.${meant}`,
    );
  }
  if (value !== undefined && !rule.fits(value)) {
    throw new ConfigurationError(`${name} in ${file} must be ${rule.expected}.`);
  }
  if (name === 'dialect' && isObject(value)) checkDialect(value, file);
  if (name === 'api' && isObject(value)) checkApi(value, file);
}

function isServer(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, origin } = new URL(value);
  return protocol === 'https:' && (value === origin || value === `${origin}/`);
}

function isMember(name: string): name is keyof DocwrightConfig {
  return Object.hasOwn(rules, name);
}
