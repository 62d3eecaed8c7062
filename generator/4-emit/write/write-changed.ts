import type { GeneratedFile } from '../../model/generated-file.js';
import { manifestFile } from '../emit-manifest.js';
import { locateOutput } from './locate-output.js';
import { toOutputError } from './output-error.js';
import { replaceInside } from './write-in-place.js';

/** Overwrite a few files of a client, each at once, the manifest last. Rejects with an `OutputError`. */
export async function writeChanged(out: string, files: readonly GeneratedFile[]): Promise<void> {
  try {
    const folder = await locateOutput(out);
    const isManifest = ({ path }: GeneratedFile) => path === manifestFile;
    for (const file of files.filter((each) => !isManifest(each))) await replaceInside(folder, file);
    for (const file of files.filter(isManifest)) await replaceInside(folder, file);
  } catch (failure) {
    throw toOutputError(failure, out);
  }
}
