import { afterEach, expect, it, vi } from 'vitest';
import { runGit } from '../../generator/run/compared/run-git.js';

afterEach(() => void vi.unstubAllEnvs());

it('says that git is missing, and what to do', async () => {
  vi.stubEnv('PATH', '/nowhere');
  await expect(runGit(['--version'])).rejects.toThrow(
    'git was not found. Install it to compare revisions, or give folders of pages.',
  );
});
