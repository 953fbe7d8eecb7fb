import { Trans } from '@lingui/react/macro';
import classes from './builder.module.css';
import type { FieldList } from './field-list';
import type { Draft } from './query';

/** The rule as a person would say it, as it is being edited. */
export function Sentence({ list, draft, lead }: { list: FieldList; draft: Draft; lead: string }) {
  const sentence = list.sentence(draft);
  return (
    <output className={classes.sentence} aria-live="polite" style={{ display: 'block' }}>
      {sentence ? (
        <>
          <strong>{lead}</strong> {sentence}
        </>
      ) : (
        <Trans>Nothing said yet.</Trans>
      )}
    </output>
  );
}
