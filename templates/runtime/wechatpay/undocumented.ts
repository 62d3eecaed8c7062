import type { RequestMessage } from './client.js';
import { ConfigError } from './errors.js';
import type { Operation } from './operation.js';
import { checkNames } from './option-names.js';
import { isV3 } from './server.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

interface UndocumentedCall {
  readonly method: string;
  readonly path: string;
  readonly message: RequestMessage;
}

/**
 * The literal of a call that no page documents. Throws a `ConfigError` for an invalid call. Money may have been moved by a v2
 * service that never signs its responses, so a missing sign must not count as a forgery there.
 */
export function undocumented(call: UndocumentedCall, unsignedAnswers: readonly string[]): Operation {
  const { path, message } = call;
  checkNames(message, 'client.request');
  const method = METHODS.find((each) => each === String(call.method).toUpperCase());
  if (!method)
    throw new ConfigError(
      `${String(call.method)} is not a method that WeChat Pay takes. Pass one of ${METHODS.join(', ')}.`,
    );
  checkPath(path);
  const { answer } = message;
  const common = { id: `${method} ${path}`, method, url: path };
  if (isV3({ url: path })) return { ...common, answer: answer ?? 'json' };
  const isNeverSigned = unsignedAnswers.includes(path.split('?', 1)[0] ?? '');
  return { ...common, answer: answer ?? 'xml', ...(isNeverSigned ? { answerUnsigned: true } : {}) };
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
