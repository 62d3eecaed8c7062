/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { RequestMessage } from './client.js';
import { ConfigError } from './errors.js';
import type { Operation } from './operation.js';
import { checkNames } from './option-names.js';
import { isV3 } from './server.js';
import { isNeverSigned } from './v2-unsigned.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The literal of a call that no page documents. Throws a `ConfigError` for an invalid call. */
export function undocumented(name: string, path: string, message: RequestMessage): Operation {
  checkNames(message, 'client.request');
  const method = METHODS.find((each) => each === String(name).toUpperCase());
  if (!method)
    throw new ConfigError(`${String(name)} is not a method that WeChat Pay takes. Pass one of ${METHODS.join(', ')}.`);
  checkPath(path);
  const { answer } = message;
  const common = { id: `${method} ${path}`, method, url: path };
  if (isV3({ url: path })) return { ...common, answer: answer ?? 'json' };
  return { ...common, answer: answer ?? 'xml', ...(isNeverSigned(path) ? { answerUnsigned: true } : {}) };
}

/** A path is signed and sent unchanged, so it must be spelled as in a URL: one that a parser changes would go to another URL. */
function checkPath(path: unknown): void {
  if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//')) {
    throw new ConfigError(`${String(path)} is not a path. Pass one that begins with one slash: /v3/certificates.`);
  }
  const { pathname, search } = new URL(`https://host${path}`);
  if (pathname + search === path) return;
  const message = `The path ${JSON.stringify(path)} would be sent as ${JSON.stringify(pathname + search)}. Leave out "." and ".." segments and "#", and percent-encode values: encodeURIComponent(value).`;
  throw new ConfigError(message);
}
