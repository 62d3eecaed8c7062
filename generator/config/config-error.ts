/** The configuration cannot be used; the message says where, why, and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** The folder of the client, which cannot be guessed. Throws a `ConfigurationError` with `missing` where there is none. */
export function requireOutput({ out }: { readonly out?: string | undefined }, missing: string): string {
  if (out === undefined || out === '') throw new ConfigurationError(missing);
  return out;
}
