import { createContext, type PointerEvent, useContext } from 'react';
import type { FieldList } from './field-list';
import type { NodeAction } from './node-edit';
import type { Draft } from './query';

/** What stays the same while a person types, so that rows that were not touched are not drawn again. */
interface Builder {
  list: FieldList;
  change: (draft: Draft) => void;
  act: (id: string, action: NodeAction) => void;
  /** Takes a condition written as text in the place of what stands there. */
  paste: (text: string) => void;
  drag: (id: string, event: PointerEvent<HTMLElement>) => void;
  /** Said before a row is added: it takes the focus when it appears. */
  expectRow: () => void;
  takesFocus: () => boolean;
  disabled: boolean;
}

/** What changes with every edit: for the thin shells around rows and groups only. */
interface LiveState {
  draft: Draft;
  /** What is wrong, by the id of the node that it is about. */
  problems: ReadonlyMap<string, string>;
}

const Context = createContext<Builder | null>(null);
const Live = createContext<LiveState | null>(null);
const RowProblem = createContext<string | undefined>(undefined);

export const BuilderProvider = Context.Provider;
export const LiveProvider = Live.Provider;
export const RowProblemProvider = RowProblem.Provider;

export function useBuilder(): Builder {
  return there(useContext(Context));
}

export function useLive(): LiveState {
  return there(useContext(Live));
}

/** What is wrong with the predicate around. */
export function useRowProblem(): string | undefined {
  return useContext(RowProblem);
}

function there<State>(state: State | null): State {
  if (!state) throw new Error('A control of the condition builder is drawn outside of it');
  return state;
}
