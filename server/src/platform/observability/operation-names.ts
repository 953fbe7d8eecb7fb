/** How many names of programs, beside those of the console, get figures of their own. */
const maxNamesOfPrograms = 100;
/** Words, and at most three digits behind them: no id, number of a ticket or hash looks like that. */
const plainName = /^[A-Za-z_]{1,50}\d{0,3}$/;

/** The name of an operation as logs may show it; null for one that may carry an id or another text. */
export function plainOperationName(name: string | undefined): string | null {
  return name !== undefined && plainName.test(name) ? name : null;
}

/**
 * The names by which requests are counted. Every name is a set of time series, so there is a fixed number of them: the
 * operations of the console, and the first hundred others of callers that are known.
 */
export class OperationNames {
  readonly #ofPrograms = new Set<string>();

  constructor(private readonly ofConsole: ReadonlySet<string>) {}

  /** @returns the name, or `other`. */
  labelOf(name: string | null, isKnown: boolean): string {
    if (name === null) return 'other';
    if (this.ofConsole.has(name) || this.#ofPrograms.has(name)) return name;
    if (!isKnown || this.#ofPrograms.size >= maxNamesOfPrograms) return 'other';
    this.#ofPrograms.add(name);
    return name;
  }
}
