import { createKeybindingsHandler } from 'tinykeys';

type Bindings = Parameters<typeof createKeybindingsHandler>[0];

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'];

/** The element with the focus, as far as keys look at it. */
export class Focused extends EventTarget {
  constructor(private readonly selectors: readonly string[] = []) {
    super();
  }

  matches(list: string): boolean {
    return list.split(',').some((selector) => this.selectors.includes(selector.trim()));
  }

  closest(list: string): Focused | null {
    return this.matches(list) ? this : null;
  }
}

/** A keyboard whose keys are heard by each set of bindings in turn, as listeners of a window are. */
export function keyboardOf(...heard: Bindings[]) {
  const handlers = heard.map((bindings) => createKeybindingsHandler(bindings));
  /** Presses "Shift+N" or "g". @returns whether a binding took the key. */
  return (combination: string, target: Focused = new Focused()): boolean => {
    const held = combination.split('+').slice(0, -1);
    const key = combination.split('+').at(-1) ?? '';
    let isTaken = false;
    const event = {
      key,
      code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
      repeat: false,
      isComposing: false,
      target,
      currentTarget: null,
      getModifierState: (modifier: string) => MODIFIERS.includes(modifier) && held.includes(modifier),
      get defaultPrevented() {
        return isTaken;
      },
      preventDefault: () => {
        isTaken = true;
      },
    };
    for (const handler of handlers) handler(event as unknown as KeyboardEvent);
    return isTaken;
  };
}
