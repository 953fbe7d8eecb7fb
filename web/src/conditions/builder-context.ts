import { createContext, useContext } from 'react';
import type { Draft } from './query';
import type { FieldList } from './use-fields';

interface BuilderState {
  list: FieldList;
  draft: Draft;
  change: (draft: Draft) => void;
  /** What is wrong, by the id of the node that it is about. */
  problems: ReadonlyMap<string, string>;
  /** True after the first drawing: a row that appears later was added by the person and takes the focus. */
  takesFocus: () => boolean;
  disabled: boolean;
}

const Context = createContext<BuilderState | null>(null);

export const BuilderProvider = Context.Provider;

export function useBuilder(): BuilderState {
  const state = useContext(Context);
  if (!state) throw new Error('A control of the condition builder is drawn outside of it');
  return state;
}
