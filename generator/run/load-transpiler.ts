import type { Transpile } from '../4-emit/transpile-file.js';
import { ConfigurationError } from '../config/config-error.js';
import type { GeneratedFile } from '../model/generated-file.js';

type Oxc = typeof import('oxc-transform');

const advice = 'Install it (npm install --save-dev oxc-transform), or leave out `emit`.';

/** Load the transpiler, which turns a file into JavaScript and declarations. Throws a `ConfigurationError` if its package is not installed. */
export async function loadTranspiler(): Promise<Transpile> {
  const { isolatedDeclarationSync, transformSync } = await loadOxc();
  return (file) => {
    const script = transformSync(file.path, file.text, {
      lang: 'ts',
      sourceType: 'module',
      target: 'es2022',
      sourcemap: true,
      typescript: { onlyRemoveTypeImports: true },
    });
    const declarations = isolatedDeclarationSync(file.path, file.text);
    refuse(file, [...script.errors, ...declarations.errors]);
    return { code: script.code, declarations: declarations.code, mappings: script.map?.mappings ?? '' };
  };
}

async function loadOxc(): Promise<Oxc> {
  try {
    return await import('oxc-transform');
  } catch (cause) {
    throw new ConfigurationError(`emit: 'js' needs the package oxc-transform, which cannot be loaded. ${advice}`, {
      cause,
    });
  }
}

/** Files of docwright can be transpiled; the output of a project's own template may not be valid. */
function refuse({ path, text }: GeneratedFile, errors: ReturnType<Oxc['transformSync']>['errors']): void {
  const [error] = errors;
  if (error === undefined) return;
  const line = text.slice(0, error.labels[0]?.start ?? 0).split('\n').length;
  throw new ConfigurationError(
    `emit: 'js' cannot compile ${path} to JavaScript, line ${line}: ${error.message} Fix its template.`,
  );
}
