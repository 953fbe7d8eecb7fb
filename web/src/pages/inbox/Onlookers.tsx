import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { formatNames } from '../../ui/format';
import classes from './thread.module.css';
import { useOnlookers } from './use-presence';

/** Who else has the conversation open, and who writes in it: so that no two answer the same. */
export function Onlookers({ conversationId }: { conversationId: string }) {
  const { t } = useLingui();
  const others = useOnlookers(conversationId);
  const told = (state: string, words: (names: string, count: number) => string) => {
    const names = others.filter((one) => one.state === state).map(({ teammate }) => teammate.name);
    return names.length === 0 ? [] : [{ state, text: words(formatNames(names), names.length) }];
  };
  const lines = [
    ...told(
      'TYPING_REPLY',
      (names, count) =>
        t`${names} ${plural(count, { one: 'is writing a reply', other: 'are writing replies' })}`,
    ),
    ...told(
      'TYPING_NOTE',
      (names, count) =>
        t`${names} ${plural(count, { one: 'is writing a note', other: 'are writing notes' })}`,
    ),
    ...told(
      'READING',
      (names, count) =>
        t`${names} ${plural(count, { one: 'is looking at this', other: 'are looking at this' })}`,
    ),
  ];
  return (
    <div className={classes.onlookers} role="status" aria-label={t`Who else is here`}>
      {lines.length > 0 && (
        <p>
          {lines.map(({ state, text }) => (
            <span key={state} data-state={state}>
              {state === 'READING' ? <IconEye size={13} aria-hidden /> : <IconPencil size={13} aria-hidden />}
              {text}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
