import { ConfigError } from './errors.js';

/** Load a package that only some callers need. Throws a `ConfigError` that says how to install it. */
export async function loadOptional<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new ConfigError(`This call needs the package ${name}, which cannot be loaded. Run: npm install ${name}`, {
      cause,
    });
  }
}
