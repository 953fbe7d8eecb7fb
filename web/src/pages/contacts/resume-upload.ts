/** How far the server is with a file; null where it could not be asked. */
export type UploadState = { readonly status: string; readonly bytes: number } | null;

interface UploadLine {
  state: () => Promise<UploadState>;
  /** Sends all that follows a byte. Throws when the line breaks. */
  send: (from: number) => Promise<{ readonly ok: boolean; readonly status: number; readonly body: string }>;
}

const ATTEMPTS = 8;

/**
 * Sends a file, and when the line breaks goes on from the byte that the server has, a few times.
 * @returns null when all of it is there, else the server's words; blank when it could not be reached.
 */
export async function uploadResuming({ state, send }: UploadLine): Promise<string | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    const known = await state();
    if (known === null && attempt > 0) continue;
    if (known !== null && known.status !== 'UPLOADING' && attempt > 0) return null;
    try {
      const answer = await send(known?.bytes ?? 0);
      if (answer.ok) return null;
      if (answer.status < 500) return wordsOf(answer.body);
    } catch {
      // The line broke; what arrived stays there.
    }
  }
  return '';
}

function wordsOf(body: string): string {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer && 'error' in answer ? String(answer.error) : body;
  } catch {
    return body;
  }
}
