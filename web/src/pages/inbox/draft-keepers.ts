import type { DraftKeeper } from './draft-keeper';

/** The drafts that are written or wait to be saved, by their places, whether their pages are shown or not. */
export class DraftKeepers {
  readonly #keepers = new Map<string, DraftKeeper>();

  /** @param isBusy whether something that belongs to the draft of a place, such as a file, is on its way. */
  constructor(private readonly isBusy: (place: string) => boolean) {}

  get(place: string): DraftKeeper | undefined {
    return this.#keepers.get(place);
  }

  /** The page of a place is shown. It may have been forgotten since it was left before, for nobody listened then. */
  hold(place: string, keeper: DraftKeeper): void {
    this.#keepers.set(place, keeper);
  }

  /** Forgets the drafts whose pages were left and of which nothing is on its way. */
  forgetWhatIsOver(): void {
    for (const [place, keeper] of this.#keepers) {
      if (keeper.isOver && !this.isBusy(place)) this.#keepers.delete(place);
    }
  }

  flush(): void {
    for (const keeper of this.#keepers.values()) keeper.flush();
  }

  /** The person leaves the window for another one: what waits is saved. */
  leaveWindow(): void {
    this.flush();
    for (const keeper of this.#keepers.values()) keeper.stopTyping();
  }

  /** The page is about to go. */
  saveAtLast(): void {
    for (const keeper of this.#keepers.values()) keeper.saveAtLast();
  }
}
