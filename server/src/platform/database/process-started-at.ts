import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * When the process with this id began, as the system words it without blanks, or null when there is none.
 * Ids are reused; the pair of id and start is not.
 */
export async function processStartedAt(pid: number): Promise<string | null> {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (stat === null) return null;
    // The name in brackets may hold blanks; the start time is the 20th word after it, the state the first.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return words[0] === 'Z' ? null : (words[19] ?? null);
  }
  const ps = promisify(execFile);
  const answer = await ps('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null);
  return answer?.stdout.trim().replaceAll(/\s+/g, '-') || null;
}
