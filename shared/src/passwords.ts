/** What a new password must be, for the server that refuses and the console that shows its strength alike. */
export const passwordRules = {
  /** Characters at least and at most. */
  minLength: 10,
  maxLength: 256,
  /** The least score of zxcvbn, of 0 to 4: 3 stands for 100 million guesses. */
  minScore: 3,
  /**
   * How many characters are looked at. What a password begins with is never harder to guess than all of it, and the
   * time that an estimate takes grows with the square of the length.
   */
  estimatedLength: 32,
  /** Readings of `p4ssw0rd` at most; 100, which zxcvbn begins with, take ten times as long. */
  maxSubstitutions: 4,
} as const;

/** Why a password is easy to guess. */
export type WeakPasswordReason =
  | 'COMMON'
  | 'PERSONAL'
  | 'KEYBOARD'
  | 'REPEATED'
  | 'SEQUENCE'
  | 'DATE'
  | 'WORD'
  | 'SHORT';

const reasonsByWarning: Readonly<Record<string, WeakPasswordReason>> = {
  topTen: 'COMMON',
  topHundred: 'COMMON',
  common: 'COMMON',
  similarToCommon: 'COMMON',
  userInputs: 'PERSONAL',
  straightRow: 'KEYBOARD',
  keyPattern: 'KEYBOARD',
  simpleRepeat: 'REPEATED',
  extendedRepeat: 'REPEATED',
  sequences: 'SEQUENCE',
  recentYears: 'DATE',
  dates: 'DATE',
  wordByItself: 'WORD',
  namesByThemselves: 'WORD',
  commonNames: 'WORD',
};

/** The reason behind a warning of zxcvbn, which is the key of its translation; null is no particular one. */
export function weakPasswordReason(warning: string | null): WeakPasswordReason {
  return reasonsByWarning[warning ?? ''] ?? 'SHORT';
}

/** Who chooses a password, and where: the first things that somebody else would try. */
export interface PasswordOwner {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly workspaceName?: string | undefined;
}

const minGuessLength = 3;
const maxGuesses = 50;

/** The names of the owner, whole and word by word. */
export function personalGuesses({ name = '', email = '', workspaceName = '' }: PasswordOwner): string[] {
  const whole = [name, email, workspaceName].map((text) => text.slice(0, 254).trim());
  const words = whole.flatMap((text) => [
    text,
    text.replaceAll(/\s+/g, ''),
    ...text.split(/[^\p{L}\p{N}]+/u),
  ]);
  const lower = words.map((word) => word.toLowerCase()).filter((word) => word.length >= minGuessLength);
  return [...new Set(lower)].slice(0, maxGuesses);
}
