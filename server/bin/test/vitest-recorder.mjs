// A reporter of Vitest that records each test for the totals of the run.
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class Recorder {
  onTestModuleEnd(module) {
    const { CADRE_TEST_RESULTS: results, CADRE_TEST_PROJECT: folder } = process.env;
    if (!results) return;
    // Where a folder has several projects, Vitest knows their names.
    const project = module.project.name || folder;
    const file = relative(process.cwd(), module.moduleId);
    const lines = [...module.children.allTests()].map((test) => {
      const status = test.result().state === 'pending' ? 'skipped' : test.result().state;
      const { duration = 0, startTime = 0 } = test.diagnostic() ?? {};
      return `${JSON.stringify({ project, file, title: test.name, status, ms: duration, startedAt: startTime })}\n`;
    });
    // A file that does not load has no test to fail.
    const broken = module.errors().length > 0;
    if (broken) {
      const row = { project, file, title: 'loads', status: 'failed', ms: 0, startedAt: Date.now() };
      lines.push(`${JSON.stringify(row)}\n`);
    }
    appendFileSync(results, lines.join(''));
  }
}
