import { type PasswordOwner, passwordRules, type WeakPasswordReason } from '@cadre/shared/passwords';
import { useLingui } from '@lingui/react/macro';
import { PasswordInput, type PasswordInputProps, Progress, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { usePasswordStrength } from './use-password-strength';

interface NewPasswordInputProps extends PasswordInputProps {
  value: string;
  /** Who chooses it: their names count as guesses. */
  owner: PasswordOwner;
}

/** A field for a new password that shows how hard it is to guess while it is typed. */
export function NewPasswordInput({ owner, ...rest }: NewPasswordInputProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <Stack gap={6}>
      <PasswordInput
        label={t`Password`}
        autoComplete="new-password"
        maxLength={passwordRules.maxLength}
        aria-describedby={id}
        visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password`, tabIndex: 0 }}
        {...rest}
      />
      <div id={id}>
        <Strength password={rest.value} owner={owner} />
      </div>
    </Stack>
  );
}

function Strength({ password, owner }: { password: string; owner: PasswordOwner }) {
  const { t } = useLingui();
  const reasons = useReasonWords();
  const strength = usePasswordStrength(password, owner);
  const { minLength, minScore } = passwordRules;
  const missing = minLength - [...password].length;
  if (!strength || missing > 0) {
    const hint =
      password === '' ? t`At least ${minLength} characters. Four unrelated words work well.` : null;
    return (
      <Text size="xs" c="dimmed" role="status">
        {hint ?? t`${missing} more characters`}
      </Text>
    );
  }
  const { score, reason } = strength;
  const isWeak = score < minScore;
  const word = isWeak ? t`Weak` : score === minScore ? t`Good` : t`Strong`;
  return (
    <Stack gap={4}>
      <Progress
        size="xs"
        value={Math.max(1, score) * 25}
        color={isWeak ? 'red.8' : 'teal.8'}
        transitionDuration={0}
        aria-hidden
      />
      <Text size="xs" c="dimmed" role="status">
        {isWeak ? `${word}: ${reasons(reason)}` : word}
      </Text>
    </Stack>
  );
}

function useReasonWords(): (reason: WeakPasswordReason) => string {
  const { t } = useLingui();
  const words: Record<WeakPasswordReason, string> = {
    COMMON: t`everybody tries this one first`,
    PERSONAL: t`easy to guess from your name, email or workspace`,
    KEYBOARD: t`neighboring keys are easy to guess`,
    REPEATED: t`repeated characters are easy to guess`,
    SEQUENCE: t`sequences such as abc or 123 are easy to guess`,
    DATE: t`dates and years are easy to guess`,
    WORD: t`a single word or name is easy to guess`,
    SHORT: t`add unrelated words or more characters`,
  };
  return (reason) => words[reason];
}
