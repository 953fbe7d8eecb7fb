// What a run of the tests came to.

const SLOWEST = 10;

/** Prints each project with its tests and time, and the slowest tests; returns the closing line. */
export function printTotals(results) {
  const projects = [...new Set(results.map(({ project }) => project))];
  const count = (rows, status) => rows.filter((row) => row.status === status).length;
  const line = (rows) =>
    `${count(rows, 'passed')} passed, ${count(rows, 'failed')} failed, ${count(rows, 'skipped')} skipped`;
  if (results.length > 0) {
    const slowest = results.toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST);
    process.stdout.write(`\nThe slowest ${slowest.length}:\n`);
    for (const { ms, project, file, title } of slowest) {
      process.stdout.write(`${seconds(ms)}  ${project} › ${file} › ${title}\n`);
    }
    process.stdout.write('\n');
    for (const project of projects) {
      const rows = results.filter((row) => row.project === project);
      const ran = rows.filter(({ startedAt }) => startedAt > 0);
      const began = Math.min(...ran.map(({ startedAt }) => startedAt));
      const ended = Math.max(began, ...ran.map(({ startedAt, ms }) => startedAt + ms));
      process.stdout.write(`${seconds(ran.length > 0 ? ended - began : 0)}  ${project}: ${line(rows)}\n`);
    }
    process.stdout.write('\n');
  }
  return line(results);
}

function seconds(ms) {
  return `${(ms / 1_000).toFixed(1)} s`.padStart(9);
}
