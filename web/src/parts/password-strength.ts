import {
  type PasswordOwner,
  passwordRules,
  personalGuesses,
  type WeakPasswordReason,
  weakPasswordReason,
} from '@cadre/shared/passwords';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions: passwordRules.maxSubstitutions,
});

/** How hard a password is to guess, from 0 to 4, and why it is not harder. */
export interface PasswordStrength {
  readonly score: number;
  readonly reason: WeakPasswordReason;
}

/** As the server estimates it. With the word lists it is the largest part of the console: only import it lazily. */
export function passwordStrength(password: string, owner: PasswordOwner): PasswordStrength {
  const looked = password.slice(0, passwordRules.estimatedLength);
  const { score, feedback } = zxcvbn.check(looked, personalGuesses(owner));
  return { score, reason: weakPasswordReason(feedback.warning) };
}
