import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * The name of the program that a process runs, or null when no process has this id. A process that has ended keeps its
 * id and its name until its parent asks how it ended.
 */
export async function processName(pid: number): Promise<string | null> {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/comm`, 'utf8').then(
      (name) => name.trim(),
      () => null,
    );
  }
  const ps = promisify(execFile);
  const answer = await ps('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => null);
  return answer?.stdout.trim() || null;
}
