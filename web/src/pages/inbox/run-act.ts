import { type Sent, takeBackOf, type Write, writeOf } from './act-write';
import { type Act, applied, type State, undoing } from './conversation-state';

/** A conversation to act on, with the name that messages give it. */
export interface Actable {
  state: State;
  name: string;
}

interface ActTools {
  /** Paints a write and sends it. */
  send: (write: Write, painted: State) => Promise<Sent>;
  /** Says that an act is done, until `withdrawn`, and offers to undo it. */
  onDone: (on: Actable, act: Act, undo: () => Promise<void>, withdrawn: AbortSignal) => void;
  onUndone: (on: Actable) => void;
  onFailure: (on: Actable, failure: string, retry: () => Promise<unknown>) => void;
}

/**
 * Acts on a conversation: painted and reported at once, and reported otherwise if the server refuses it.
 * @returns whether it was done.
 */
export async function runAct(tools: ActTools, on: Actable, act: Act): Promise<boolean> {
  const withdrawn = new AbortController();
  const sent = tools.send(writeOf(act), applied(on.state, act));
  tools.onDone(on, act, () => undoAct(tools, on, act, sent), withdrawn.signal);
  const { failure } = await sent;
  if (failure === null) return true;
  withdrawn.abort();
  tools.onFailure(on, failure, () => runAct(tools, on, act));
  return false;
}

/**
 * Takes an act back. The server alone knows all that the conversation was, its place among those that wait too; where
 * it cannot take the act back, the opposite acts are done one after the other.
 */
async function undoAct(tools: ActTools, on: Actable, act: Act, sent: Promise<Sent>): Promise<void> {
  let state = applied(on.state, act);
  const steps = undoing(on.state, state);
  const { activityId } = await sent;
  const isTakenBack = activityId !== null && steps.length > 0 && (await takeBack(tools, on, activityId));
  for (const step of isTakenBack ? [] : steps) {
    const { failure } = await tools.send(writeOf(step), applied(state, step));
    if (failure) return tools.onFailure(on, failure, () => undoAct(tools, on, act, sent));
    state = applied(state, step);
  }
  tools.onUndone(on);
}

async function takeBack({ send }: ActTools, { state }: Actable, activityId: string): Promise<boolean> {
  return (await send(takeBackOf(activityId), state)).failure === null;
}
