import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Print after the summary every skipped test and why; tests that a filter of the command line excludes are not listed. */
export default class ReportSkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]).filter(isMeant);
    if (skipped.length === 0) return;
    const lines = skipped.map(
      (test) => `  ${test.module.relativeModuleId} > ${test.fullName}\n    ${reasonOf(test)}\n`,
    );
    process.stdout.write(`\nSkipped ${skipped.length}:\n${lines.join('')}`);
  }
}

function isMeant(test: TestCase): boolean {
  const { testNamePattern } = test.project.config;
  return testNamePattern === undefined || testNamePattern.test(test.fullName);
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return test.meta().skipReason ?? note ?? 'No reason given.';
}
