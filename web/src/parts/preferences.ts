import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { graphql, readFragment } from '../gql';
import type { PreferencesChangeInput } from '../gql/graphql';
import type { Column, ColumnPlace } from '../table/columns';
import { toastFailure } from '../ui/toast';
import { addressSteps, arrangedPlaces } from './arranged-columns';
import { useViewer } from './viewer';

export const PreferencesFields = graphql(`
  fragment PreferencesFields on Preferences {
    letterKeys
    startHidden
    tables {
      table
      columns {
        id
        hidden
        pinned
        width
      }
    }
  }
`);

const ChangePreferencesDocument = graphql(`
  mutation ChangePreferences($input: PreferencesChangeInput!) {
    preferencesChange(input: $input) {
      preferences {
        ...PreferencesFields
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function usePreferences() {
  return readFragment(PreferencesFields, useViewer().preferences);
}

/** Keeps a choice of the person’s on the server; what is shown does not wait for it. */
export function useChangePreferences(): (input: PreferencesChangeInput) => Promise<void> {
  const { t } = useLingui();
  const [mutate] = useMutation(ChangePreferencesDocument, {
    update: (cache, { data }) => {
      const preferences = data?.preferencesChange.preferences;
      if (preferences) cache.modify({ id: 'Viewer:{}', fields: { preferences: () => preferences } });
    },
  });
  return useCallback(
    async (input) => {
      try {
        await mutate({ variables: { input } });
      } catch {
        toastFailure(t`Your choice could not be kept; it holds until you reload.`);
      }
    },
    [mutate, t],
  );
}

interface ArrangedColumns {
  places: ColumnPlace[];
  arrange: (places: ColumnPlace[]) => void;
  /** As the console makes them. */
  reset: () => void;
}

/**
 * Where the columns of a table stand: as the address says, else as the person left them. What is shown goes into the
 * address too, so that a link shows the same and Back undoes.
 */
export function useArrangedColumns(
  table: string,
  columns: readonly Pick<Column<never>, 'id' | 'spare' | 'always'>[],
  shown: string | undefined,
  onShown: (shown: string | undefined, replace: boolean) => void,
): ArrangedColumns {
  const preferences = usePreferences();
  const change = useChangePreferences();
  const [arranged, setArranged] = useState<ColumnPlace[] | null>(null);
  const remembered = preferences?.tables.find((one) => one.table === table)?.columns;
  const places = useMemo(() => {
    // By name: what else the cache has of them is nothing that the server takes.
    const kept = remembered?.map(({ id, hidden, pinned, width }) => ({
      id,
      hidden,
      pinned,
      width: width ?? null,
    }));
    return arrangedPlaces({ columns, arranged: arranged ?? kept, shown });
  }, [columns, arranged, remembered, shown]);
  const keep = (next: ColumnPlace[]) => {
    setArranged(next);
    change({ table: { table, columns: next } });
  };
  return {
    places,
    arrange: (next) => {
      const steps = addressSteps(places, next, Boolean(shown));
      for (const step of steps) onShown(step.shown, step.replace);
      keep(next);
    },
    reset: () => {
      onShown(undefined, false);
      keep([]);
    },
  };
}
