import type { PasswordOwner } from '@cadre/shared/passwords';
import { useEffect, useState } from 'react';
import type { PasswordStrength } from './password-strength';

/** The strength of what is typed; null while nothing is, and until the estimator has come with the first character. */
export function usePasswordStrength(password: string, owner: PasswordOwner): PasswordStrength | null {
  const [strength, setStrength] = useState<PasswordStrength | null>(null);
  const { name, email, workspaceName } = owner;
  useEffect(() => {
    let isCurrent = true;
    const estimate = async () => {
      if (password === '') return null;
      const { passwordStrength } = await import('./password-strength');
      return isCurrent ? passwordStrength(password, { name, email, workspaceName }) : null;
    };
    // Without the estimator the field works all the same: the server has the last word.
    estimate().then(
      (found) => isCurrent && setStrength(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [password, name, email, workspaceName]);
  return password === '' ? null : strength;
}
