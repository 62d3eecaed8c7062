import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The first failure ends the tests of a mutant, so unit tests run before tests of whole calls. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((one, other) => sizeOf(one) - sizeOf(other));
  }
}

/** The tests of the runtime that need neither `dist/` nor `../shared`. A mutant that makes one of them hang ends by the time limit. */
export default defineConfig({
  test: {
    include: ['test/runtime/**/*.test.ts'],
    exclude: ['test/runtime/wechatpay/{wire,vectors}.test.ts'],
    env: { FUZZ_SEED: '1' },
    // Stryker starts a worker for each mutant; the files of a run share it, and what they import.
    isolate: false,
    sequence: { sequencer: SmallestFirst },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
