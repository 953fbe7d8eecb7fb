import { useLingui } from '@lingui/react/macro';
import type { KeptDraft } from './draft-keeper';
import classes from './thread.module.css';

/** Where the draft is safe. That it is saved is no news; that it is not is told aloud. */
export function DraftState({ kept: { draft, where, refusal } }: { kept: KeptDraft }) {
  const { t } = useLingui();
  const isThere = draft.text.trim() !== '' || draft.files.length > 0;
  const trouble = !isThere
    ? ''
    : refusal
      ? t`Draft kept in this browser only: ${refusal}`
      : where === 'browser'
        ? t`Draft kept in this browser until the server is back`
        : where === 'nowhere'
          ? t`Draft not kept: this browser keeps nothing, and the server does not have it yet`
          : '';
  return (
    <div className={classes.draft}>
      {isThere && where === 'server' && t`Draft saved`}
      <span role="status">{trouble}</span>
    </div>
  );
}
