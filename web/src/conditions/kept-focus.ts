/** Which control had the focus, by the node that it belongs to, which may be drawn elsewhere next time. */
export interface KeptControl {
  readonly id: string;
  /** Its place among the controls of the node; below zero: the focus is in a menu or on another node. */
  readonly control: number;
}

/** The focus belongs to a node from now on, to the control of its kind that has it now. */
export function keptFor(kept: KeptControl | null, id: string): KeptControl {
  return { id, control: kept?.id === id ? kept.control : -1 };
}

/** Whether a new drawing has to give the focus back: it was lost, or it belongs to a node that has not got it yet. */
export function needsFocus(kept: KeptControl | null, isLost: boolean): kept is KeptControl {
  return kept !== null && (isLost || kept.control < 0);
}

/** The control that gets the focus: the same as before, else the first; undefined where the node is gone. */
export function controlToFocus<Control>(
  { control }: KeptControl,
  controls: readonly Control[],
): Control | undefined {
  return controls[Math.max(control, 0)] ?? controls[0];
}
