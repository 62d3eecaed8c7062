import type { DocwrightConfig } from '../config/config.js';
import type { OpenApiDocument } from '../openapi/document.js';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import { openProject } from './open-project.js';

/**
 * What the pages of `input` describe as an OpenAPI 3.1 document. Rejects with a `ConfigurationError` for wrong options.
 * With `cache`, pages that are as they were when it was called before are not read anew: `{}` remembers them in
 * `node_modules/.cache/docwright`.
 */
export async function openapi(options: DocwrightConfig, cache?: CacheOptions): Promise<OpenApiDocument> {
  const project = openProject(options);
  const { buildDocument } = await import('../openapi/build-document.js');
  const { readPages } = await import('./read-pages.js');
  const { pages } = await readPages(project, cache);
  return buildDocument([...pages], project.settings.dialect);
}
