import { checkConfig } from '../config/check-config.js';
import type { DocwrightConfig } from '../config/config.js';
import { ConfigurationError } from '../config/config-error.js';
import { type Project, resolveProject } from '../config/resolve-project.js';

/** The project that a program's options describe. Throws a `ConfigurationError` that names a wrong one. */
export function openProject(options: DocwrightConfig): Project {
  const project = resolveProject({ config: {}, folder: process.cwd() }, checkConfig(options, 'the options'));
  if (project.folders.length === 0) {
    throw new ConfigurationError('input is missing. Name the folder that holds openapi/ or webhook/.');
  }
  return project;
}

/** Of a project without a folder for the client. */
export const outputMissing = 'output is missing. Name the folder of the client.';
