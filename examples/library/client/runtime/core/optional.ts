/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from './errors.js';

/**
 * The error for an optional package that cannot be loaded; it says how to install it.
 *
 * The `import()` itself is directly in a `try` where the package is used: bundlers accept a missing package only there.
 */
export function missingPackage(name: string, cause: unknown): ConfigError {
  return new ConfigError(`This call needs the package ${name}, which cannot be loaded. Run: npm install ${name}`, {
    cause,
  });
}
