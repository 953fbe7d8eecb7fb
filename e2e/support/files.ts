import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locator, test } from '@playwright/test';

export interface FileToChoose {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Presses a button that asks for files, and chooses some from the disk: so their size costs nothing on the way. */
export async function chooseFiles(button: Locator, ...files: FileToChoose[]): Promise<void> {
  const folder = test.info().outputPath('files');
  await mkdir(folder, { recursive: true });
  const paths = files.map(({ name }) => join(folder, name));
  await Promise.all(files.map(({ content }, index) => writeFile(paths[index] ?? '', content)));
  const chooser = button.page().waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(paths);
}
