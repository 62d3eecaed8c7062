import { existsSync } from 'node:fs';

/** The folder of the docwright package with the build output: the nearest one above this module that contains `dist/bundle/`. */
export const packageFolder = findPackageFolder(new URL('./', import.meta.url));

function findPackageFolder(folder: URL): URL {
  if (existsSync(new URL('dist/bundle/', folder))) return folder;
  const parent = new URL('../', folder);
  if (parent.href === folder.href) throw new Error('docwright is not built. In a clone, run: npm run build');
  return findPackageFolder(parent);
}
