import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import type { FieldList } from './field-list';
import { type Draft, toDraft } from './query';
import { countPredicates } from './tree';

interface PasteInput {
  list: FieldList;
  timeZone: string;
  change: (draft: Draft) => void;
  say: (words: string) => void;
}

interface Paste {
  paste: (text: string) => void;
  /** Why the last one was not taken, with the place in it; null when it was. */
  refusal: string | null;
  clear: () => void;
}

/** A condition from the clipboard takes the place of what stands there, or changes nothing and says why. */
export function usePaste({ list, timeZone, change, say }: PasteInput): Paste {
  const { t } = useLingui();
  const [refusal, setRefusal] = useState<string | null>(null);
  const clear = useCallback(() => setRefusal(null), []);
  const paste = useCallback(
    async (text: string) => {
      const { readConditionText } = await import('./read-condition-text');
      const read = readConditionText(text, list.catalogue, timeZone);
      if (!read.ok) {
        const why = read.message
          ? t`What was pasted does not fit here. At ${read.path || t`its beginning`}: ${read.message}.`
          : t`What was pasted is no condition: neither JSON nor a GraphQL input.`;
        return setRefusal(why);
      }
      setRefusal(null);
      const draft = toDraft(read.condition);
      change(draft);
      say(
        plural(countPredicates(draft), {
          one: 'Pasted # condition. Undo brings back what was here.',
          other: 'Pasted # conditions. Undo brings back what was here.',
        }),
      );
    },
    [list, timeZone, change, say, t],
  );
  return { paste, refusal, clear };
}
