/** Heard by the frame: the person signs out on purpose, so nothing of theirs stays on the screen. */
export const leaveBus = new EventTarget();

export function leave(): void {
  leaveBus.dispatchEvent(new Event('leave'));
}
