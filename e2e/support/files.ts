import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { type Locator, test } from '@playwright/test';

export interface FileToChoose {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Up to here files go to the browser as they are; larger ones take a busy machine too long. */
const MAX_SENT_BYTES = 1_000_000;

/**
 * Presses a button that asks for files, and chooses some. Large ones come from the disk, where the locale of the machine
 * may not allow every name.
 */
export async function chooseFiles(button: Locator, ...files: FileToChoose[]): Promise<void> {
  const sent = files.map(({ name, content }) => ({
    name,
    mimeType: MIME_TYPES[extname(name)] ?? 'application/octet-stream',
    buffer: Buffer.from(content),
  }));
  const isLarge = sent.some(({ buffer }) => buffer.length > MAX_SENT_BYTES);
  const chosen = isLarge ? await Promise.all(sent.map(onDisk)) : sent;
  const chooser = button.page().waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(chosen);
}

async function onDisk({ name, buffer }: { name: string; buffer: Buffer }): Promise<string> {
  const path = test.info().outputPath('files', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, buffer);
  return path;
}

const MIME_TYPES: Record<string, string> = {
  '.csv': 'text/csv',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
};
