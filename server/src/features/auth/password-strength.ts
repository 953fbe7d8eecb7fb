import {
  type PasswordOwner,
  passwordRules,
  personalGuesses,
  type WeakPasswordReason,
  weakPasswordReason,
} from '@cadre/shared/passwords';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { InputCheck } from '../../platform/input-check.js';

const reasons: Readonly<Record<WeakPasswordReason, string>> = {
  COMMON: 'This is one of the passwords that everybody tries first.',
  PERSONAL: 'This is easy to guess from your name, email or workspace.',
  KEYBOARD: 'Neighboring keys are easy to guess.',
  REPEATED: 'Repeated characters are easy to guess.',
  SEQUENCE: 'Sequences such as abc or 123 are easy to guess.',
  DATE: 'Dates and years are easy to guess.',
  WORD: 'A single word or name is easy to guess.',
  SHORT: 'This is easy to guess.',
};
const advice = 'Use four unrelated words, or more characters.';

/**
 * Adds an issue at `path` when a new password is too short, too long or easy to guess; the names of its owner count as
 * guesses. What is too long is not looked at.
 */
export async function checkNewPassword(
  check: InputCheck,
  password: string,
  path: readonly string[],
  owner: PasswordOwner,
): Promise<void> {
  const { minLength, maxLength, minScore, estimatedLength } = passwordRules;
  // Before characters are counted, which reads all of it.
  if (password.length > 2 * maxLength || [...password].length > maxLength) {
    check.add(path, `A password has at most ${maxLength} characters.`);
  } else if ([...password].length < minLength) {
    check.add(path, `A password has at least ${minLength} characters.`);
  } else {
    const { check: estimate } = await estimator();
    const { score, feedback } = estimate(password.slice(0, estimatedLength), personalGuesses(owner));
    if (score < minScore) check.add(path, `${reasons[weakPasswordReason(feedback.warning)]} ${advice}`);
  }
}

let made: Promise<Pick<ZxcvbnFactory, 'check'>> | null = null;

/** Made when the first password is chosen: its word lists take half a second and tens of megabytes. */
function estimator(): Promise<Pick<ZxcvbnFactory, 'check'>> {
  made ??= Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]).then(([core, common, english]) => {
    const zxcvbn = new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      l33tMaxSubstitutions: passwordRules.maxSubstitutions,
    });
    return { check: (password, guesses) => zxcvbn.check(password, guesses) };
  });
  return made;
}
