import { readdir } from 'node:fs/promises';

/** The paths of all pages below a documentation root, without extension: `openapi/v3/payroll-card/tokens`. */
export async function listPages(root: string): Promise<readonly string[]> {
  const paths = await readdir(root, { recursive: true });
  return paths
    .filter((path) => path.endsWith('.md'))
    .map((path) => path.replaceAll('\\', '/').replace(/\.md$/, ''))
    .sort();
}
