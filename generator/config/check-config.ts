import * as v from 'valibot';
import { apiNames } from '../apis/find-api.js';
import { dialectNames } from '../dialects/find-dialect.js';
import { acceptedList } from '../model/accepted.js';
import {
  anything,
  checkValue,
  type Entries,
  filledText,
  flag,
  isObject,
  members,
  must,
  optional,
  type Problem,
  type Schema,
  text,
  wordNearest,
} from '../model/check-value.js';
import type { FormatFile } from '../model/emit-settings.js';
import { apiSchema } from './api-schema.js';
import { findAuthProblem } from './check-auth.js';
import type { DocwrightConfig } from './config.js';
import { ConfigurationError } from './config-error.js';
import { dialectSchema } from './dialect-schema.js';
import { refuseOldDialect } from './old-dialect.js';

const path = filledText('a path');
const paths = v.union([path, v.array(path, must('a list of paths'))], must('a path, or a list of paths'));
const glob = filledText("a glob such as 'openapi/v3/pay/**'");
const globs = v.array(glob, must("a list of globs such as 'openapi/v3/pay/**'"));
const server = anything<string>(isServer, "a server such as 'https://pay.example.com'");

const configSchema = members({
  input: optional(paths),
  output: optional(path),
  include: optional(globs),
  exclude: optional(globs),
  dialect: optional(nameOr(dialectNames, dialectSchema, 'a dialect of your own')),
  api: optional(nameOr(apiNames, apiSchema, 'an API of your own')),
  servers: optional(v.array(server, must("a list of servers such as 'https://pay.example.com'"))),
  values: optional(wordOf('as-documented', 'open', 'closed')),
  emit: optional(wordOf('ts', 'js')),
  importExtension: optional(wordOf('js', 'ts', 'none')),
  chain: optional(flag),
  templates: optional(path),
  overrides: optional(paths),
  dialectOverrides: optional(flag),
  accepted: optional(acceptedList),
  header: optional(text),
  format: optional(anything<FormatFile>((value) => typeof value === 'function', 'a function (text, path) => text')),
} satisfies Entries<DocwrightConfig>);

/** What a configuration file exports, if docwright can use it. Throws a `ConfigurationError` that names the member. */
export function checkConfig(exported: unknown, file: string): DocwrightConfig {
  if (!isObject(exported)) {
    throw new ConfigurationError(
      `${file} exports no configuration. Write \`export default defineConfig({ input: 'specs', output: 'generated' })\`.`,
    );
  }
  if ('dialect' in exported && isObject(exported.dialect)) refuseOldDialect(exported.dialect, file);
  const checked = checkValue(configSchema, exported);
  if (!('value' in checked)) throw wordProblem(checked, file);
  const { dialect, api } = checked.value;
  const problem =
    (isObject(api) && findAuthProblem(api.auth ?? [], 'api.auth')) ||
    (isObject(dialect) && findAuthProblem(dialect.api?.auth ?? [], 'dialect.api.auth'));
  if (problem) throw wordProblem(problem, file);
  return checked.value;
}

function wordProblem({ path, what }: Problem, file: string): ConfigurationError {
  return new ConfigurationError(`${path} in ${file} ${what}.${hintFor(path)}`);
}

function hintFor(path: string): string {
  if (/^(?:dialect\.)?api\./.test(path)) return ' An API of your own is of the type ApiFacts of docwright.';
  return path.startsWith('dialect.') ? ' A dialect of your own is of the type Dialect of docwright.' : '';
}

function wordOf<const Words extends readonly string[]>(...words: Words) {
  return v.picklist(words, must(words.map((word) => `'${word}'`).join(' or ')));
}

/** A name, or an object whose problems are told by their place in it. */
function nameOr<Own>(names: readonly string[], own: Schema<Own>, expected: string): Schema<string | Own> {
  const words = [...names.map((name) => `'${name}'`), expected].join(', or ');
  const known = v.picklist(names, (issue) => must(`${words}${wordNearest(issue.input, names)}`)(issue));
  return v.lazy<Schema<string | Own>>((value) => (isObject(value) ? own : known));
}

function isServer(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, origin } = new URL(value);
  return protocol === 'https:' && (value === origin || value === `${origin}/`);
}
