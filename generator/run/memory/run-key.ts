import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../config/settings.js';
import { hashText } from '../../model/hash-text.js';
import { codeFolder, packageFolder } from '../../model/own-folders.js';
import { hashFile, hashFolder } from './hash-files.js';

/**
 * The key of a run: everything that its outcome depends on but for the pages, and for what the roots of pages hold
 * beside them. `undefined` when that cannot be told: a function in the settings may do anything.
 */
export function nameRun(
  folders: readonly string[],
  { emit, ...settings }: Settings,
  outcome: 'schema' | 'client',
): string | undefined {
  if (outcome === 'client' && emit.format !== undefined) return undefined;
  const facts = {
    outcome,
    folders,
    cwd: process.cwd(),
    settings,
    overrides: settings.overrides.map(hashFile),
    ...(outcome === 'client' && { emit, templates: emit.templates && hashFolder(emit.templates) }),
    docwright: hashDocwright(),
  };
  return hashText(JSON.stringify(facts));
}

/** Docwright as it is installed: its code, its templates, and the versions of what it depends on. */
function hashDocwright(): unknown {
  const { version, dependencies, peerDependencies } = readJson<OwnPackage>(new URL('package.json', packageFolder));
  const installed = Object.keys({ ...dependencies, ...peerDependencies }).map((name) => [name, versionOf(name)]);
  const own = [codeFolder, new URL('templates/', packageFolder)].map((folder) => hashFolder(fileURLToPath(folder)));
  return { version, installed, own };
}

interface OwnPackage {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** A package may be installed beside docwright or below it. */
function versionOf(name: string): string {
  for (const place of [`node_modules/${name}/package.json`, `../${name}/package.json`]) {
    try {
      return readJson<{ version: string }>(new URL(place, packageFolder)).version;
    } catch {
      // It is in the other place, or installed in a way that only the module loader knows.
    }
  }
  return '';
}

function readJson<T>(location: URL): T {
  return JSON.parse(readFileSync(location, 'utf8'));
}
