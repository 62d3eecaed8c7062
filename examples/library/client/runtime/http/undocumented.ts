/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';
import type { RequestMessage } from './client.js';
import type { Operation } from './operation.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The literal of a call that no page documents. Throws a `ConfigError` for a method or a path that cannot be sent. */
export function undocumented(name: string, path: string, { answer = 'json' }: RequestMessage): Operation {
  const method = methods.find((each) => each === String(name).toUpperCase());
  if (!method) throw new ConfigError(`${name} cannot be sent. Pass one of ${methods.join(', ')}.`);
  if (/^\/(?!\/)/.test(path)) return { id: `${method} ${path}`, method, url: path, answer };
  throw new ConfigError(`${path} is not a path. Pass one that begins with a slash: "/loans".`);
}
