interface Clipboard {
  readonly types: readonly string[];
  readonly files: Iterable<File>;
}

/** The files that a paste brings. A copied cell comes as a picture of itself too: where there is text, the text counts. */
export function filesToPaste({ types, files }: Clipboard): File[] {
  return types.includes('text/plain') ? [] : [...files];
}
