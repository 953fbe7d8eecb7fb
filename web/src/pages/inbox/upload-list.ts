import { t } from '@lingui/core/macro';
import { formatSize } from '../../ui/format';
import { type DraftFile, sameFiles } from './local-drafts';

/** Bytes that a file may have; as the server says. */
const FILE_AT_MOST = 25 * 1024 * 1024;
/** Files that a message may have. */
export const FILES_AT_MOST = 10;

/** A file that is to go with what is being written. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** Where the browser has a picture of it. */
  readonly preview: string | null;
  /** Bytes on their way. */
  readonly sent: number;
  /** Once the server has it. */
  readonly id: string | null;
  /** In words; trying again helps unless it is too big. */
  readonly failure: string | null;
  readonly canRetry: boolean;
}

/** How the server answered an upload; status 0: it could not be reached. */
export interface UploadAnswer {
  readonly status: number;
  readonly text: string;
}

/** Where files are sent. */
export interface UploadServer {
  /** Calls `onProgress` with the bytes that are on their way, and `onAnswer` once. @returns what stops it. */
  send(file: File, onProgress: (bytes: number) => void, onAnswer: (answer: UploadAnswer) => void): () => void;
  remove(id: string): void;
}

interface Sending {
  readonly file: File;
  readonly stop: () => void;
}

let lastKey = 0;

function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** The files that go with one reply or note. They live on behind the page, as what is written does. */
export class Uploads {
  #list: readonly Upload[] = [];
  readonly #sendings = new Map<number, Sending>();
  readonly #listeners = new Set<() => void>();
  #keeper: () => void = () => {};

  constructor(private readonly server: UploadServer) {}

  get = (): readonly Upload[] => this.#list;

  /** `keeper` hears of every change before anybody else: it keeps the draft that the files go with. */
  follow(keeper: () => void): void {
    this.#keeper = keeper;
  }

  /** Those that the server has. */
  get files(): readonly DraftFile[] {
    return this.#list.flatMap(({ id, name, size }) => (id === null ? [] : [{ id, name, size }]));
  }

  /** The draft has these, whoever gave them to it: they are shown instead of what is no more; what is on its way stays. */
  adopt(files: readonly DraftFile[]): void {
    if (sameFiles(files, this.files)) return;
    const known = new Map(this.#list.map((one) => [one.id, one]));
    const held = files.map((file) => known.get(file.id) ?? adopted(file));
    this.show([...held, ...this.#list.filter(({ id }) => id === null)]);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @returns how many there was no room for. */
  add(files: readonly File[]): number {
    const taken = files.slice(0, Math.max(0, FILES_AT_MOST - this.#list.length));
    for (const file of taken) this.begin(file);
    return files.length - taken.length;
  }

  retry(key: number): void {
    const file = this.#sendings.get(key)?.file;
    if (file) this.send(key, file);
  }

  /** Stops one, or takes it back where the server has it. */
  remove(key: number): void {
    const upload = this.#list.find((one) => one.key === key);
    this.#sendings.get(key)?.stop();
    if (upload?.id) this.server.remove(upload.id);
    this.show(this.#list.filter((one) => one.key !== key));
  }

  /** Ends when none is on its way. @returns whether the server has all of them. */
  async settled(): Promise<boolean> {
    while (this.#list.some(isUnderWay)) {
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
    return this.#list.every(({ id }) => id !== null);
  }

  private begin(file: File): void {
    const key = newKey();
    const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null;
    const { name, size } = file;
    const upload = { key, name, size, preview, sent: 0, id: null, failure: null, canRetry: true };
    this.publish([...this.#list, upload]);
    if (size <= FILE_AT_MOST) {
      this.send(key, file);
      return;
    }
    const limit = formatSize(FILE_AT_MOST);
    this.set(key, { failure: t`It has ${formatSize(size)}; at most ${limit} are allowed.`, canRetry: false });
  }

  private send(key: number, file: File): void {
    this.set(key, { sent: 0, failure: null });
    const stop = this.server.send(
      file,
      (bytes) => this.set(key, { sent: Math.min(bytes, file.size) }),
      (answer) => this.set(key, outcomeOf(answer)),
    );
    this.#sendings.set(key, { file, stop });
  }

  private set(key: number, change: Partial<Upload>): void {
    this.publish(this.#list.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  /** These and no others; what is left out is forgotten. */
  private show(list: readonly Upload[]): void {
    const keys = new Set(list.map(({ key }) => key));
    for (const { key, preview } of this.#list) {
      if (keys.has(key)) continue;
      this.#sendings.delete(key);
      if (preview) URL.revokeObjectURL(preview);
    }
    this.publish(list);
  }

  private publish(list: readonly Upload[]): void {
    this.#list = list;
    this.#keeper();
    for (const listener of [...this.#listeners]) listener();
  }
}

/** One that the server has had before: the browser has no picture of it any more. */
function adopted({ id, name, size }: DraftFile): Upload {
  return { key: newKey(), name, size, preview: null, sent: size, id, failure: null, canRetry: false };
}

export const isUnderWay = ({ id, failure }: Upload): boolean => id === null && failure === null;

function outcomeOf({ status, text }: UploadAnswer): Partial<Upload> {
  if (status === 0) return { failure: t`The server could not be reached.`, canRetry: true };
  const answer = parsed(text);
  if (status === 201 && typeof answer.id === 'string') return { id: answer.id };
  const said = typeof answer.error === 'string' ? answer.error : t`The server did not take it.`;
  return { failure: said, canRetry: status >= 500 || status === 401 };
}

function parsed(text: string): { id?: unknown; error?: unknown } {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
