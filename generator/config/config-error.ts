/** The configuration cannot be used; the message says where, why, and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
