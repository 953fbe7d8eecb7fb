const charactersAtMost = 150;
const extensionAtMost = 20;

// Characters that no file system shows, or that turn the rest of a line around: “annexe\u202Egpj.exe” reads as a picture.
const unseen = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * The name under which a file is shown and saved, of whatever a program or browser says: the last part of a path, in
 * characters that can be seen, 150 at most with the extension kept.
 */
export function fileName(said: string): string {
  const last = said.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last.replace(unseen, '').replace(/\s+/g, ' ').trim();
  // Names of dots alone are folders.
  const name = /^\.*$/.test(seen) ? '' : seen;
  return name === '' ? 'file' : shortened(name);
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= charactersAtMost) return name;
  const [extension = ''] = /\.[^.\s]+$/.exec(name) ?? [];
  const kept = [...extension].length <= extensionAtMost ? extension : '';
  const rest = characters.slice(0, charactersAtMost - [...kept].length - 1);
  return `${rest.join('')}…${kept}`;
}

/** The header that names a file (RFC 6266): for all in ASCII, and as it is for those who read UTF-8. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
