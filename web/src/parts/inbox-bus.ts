/** Hears, by their keys, the acts that the palette offers while the inbox is open. */
export const inboxBus = new EventTarget();

export function tellInbox(key: string): void {
  inboxBus.dispatchEvent(new Event(key));
}
