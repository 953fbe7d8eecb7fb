import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';

const LINE_EVERY = 25;
const project = fileURLToPath(new URL('../..', import.meta.url));

/** The attachment that holds what a page showed to a screen reader. */
export const PAGE_SNAPSHOT = 'page';

/**
 * One line that says how far the stories are; then each failure with what the page showed. Records every story for the
 * totals of the run.
 */
export default class StoryReporter implements Reporter {
  readonly #failures: string[] = [];
  #total = 0;
  #done = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#total = suite.allTests().length;
    this.#print(`${this.#total} stories, ${config.workers} at a time\n`);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'interrupted') return;
    const failed = result.status !== 'passed' && result.status !== 'skipped';
    if (failed) this.#failures.push(describeFailure(test, result));
    const retries = failed && result.retry < test.retries && test.outcome() !== 'flaky';
    if (retries) return;
    this.#done += 1;
    record(test, result);
    this.#progress(test);
  }

  onError(error: TestError): void {
    this.#failures.push(error.stack ?? error.message ?? String(error.value));
    record(null, null);
  }

  onEnd(): void {
    if (process.stdout.isTTY) this.#print('\u001b[2K\r');
    for (const [index, failure] of this.#failures.entries()) this.#print(`\n${index + 1}) ${failure}\n`);
  }

  #progress(test: TestCase): void {
    const line = `${this.#done} of ${this.#total} stories`;
    const failures = this.#failures.length > 0 ? `, ${this.#failures.length} failed tries` : '';
    if (process.stdout.isTTY) {
      const text = `${line}${failures} · ${test.title}`.slice(0, (process.stdout.columns ?? 80) - 1);
      this.#print(`\u001b[2K\r${text}`);
    } else if (this.#done % LINE_EVERY === 0 || this.#done === this.#total) {
      this.#print(`${line}${failures}\n`);
    }
  }

  #print(text: string): void {
    process.stdout.write(text);
  }
}

/** A story under the headings it stands under. */
function titleOf(test: TestCase): string {
  return test.titlePath().filter(Boolean).slice(1).join(' › ');
}

/** Where and why it failed, what the page showed to a screen reader, and where the screenshot and the trace are. */
function describeFailure(test: TestCase, result: TestResult): string {
  const where = `${relative(process.cwd(), test.location.file)}:${test.location.line}`;
  const title = titleOf(test);
  const parts = [`${where} › ${title}${result.retry > 0 ? ` (try ${result.retry + 1})` : ''}`];
  for (const error of result.errors) parts.push(error.message ?? error.value ?? '', error.snippet ?? '');
  for (const { name, path, body } of result.attachments) {
    if (name === PAGE_SNAPSHOT && body) parts.push(`The page showed:\n${body}`);
    else if (path && name !== 'error-context') parts.push(`${name}: ${relative(project, path)}`);
  }
  const text = parts.filter(Boolean).join('\n\n');
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}

function record(test: TestCase | null, result: TestResult | null): void {
  const { CADRE_TEST_RESULTS: results, CADRE_TEST_PROJECT: project } = process.env;
  if (!results) return;
  const outcome = test?.outcome();
  const row = {
    project,
    file: test ? relative(process.cwd(), test.location.file) : '',
    title: test ? titleOf(test) : 'the run itself',
    // A story that needed a second try has failed.
    status: outcome === 'skipped' ? 'skipped' : outcome === 'expected' ? 'passed' : 'failed',
    ms: result?.duration ?? 0,
    startedAt: result?.startTime.getTime() ?? Date.now(),
  };
  appendFileSync(results, `${JSON.stringify(row)}\n`);
}
