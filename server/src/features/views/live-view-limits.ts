import { RateLimited } from '../../platform/errors/errors.js';
import { SharedSources } from '../../platform/events/shared-sources.js';
import type { Viewer } from '../../platform/graphql/context.js';
import type { Platform } from '../../platform/platform.js';

/**
 * How many different views are followed here, by each person and in each workspace. A view that is followed twice, in
 * two windows or by two persons, is evaluated once and counts once.
 */
export class LiveViewLimits {
  readonly #people = new DistinctHolds();
  readonly #workspaces = new DistinctHolds();

  constructor(private readonly config: Platform['config']) {}

  /**
   * Counts somebody who begins to follow a view. @returns to be called when they follow it no more.
   * @throws RateLimited when they, or their workspace, follow as many others as are allowed.
   */
  hold({ workspaceId, actor }: Pick<Viewer, 'workspaceId' | 'actor'>, view: string): () => void {
    const { liveViewsPerPerson, liveViewsPerWorkspace } = this.config;
    const person = this.#people.hold(`${workspaceId} ${actor}`, view, liveViewsPerPerson);
    if (!person) {
      throw new RateLimited(
        `You can follow ${liveViewsPerPerson} different views at a time. Stop following one, or follow one of these again.`,
        { limit: liveViewsPerPerson, limitOf: 'PERSON' },
      );
    }
    const workspace = this.#workspaces.hold(workspaceId, view, liveViewsPerWorkspace);
    if (!workspace) {
      person();
      throw new RateLimited(
        `${liveViewsPerWorkspace} different views of this workspace are followed, which is the most. Follow one of these, or try again later.`,
        { limit: liveViewsPerWorkspace, limitOf: 'WORKSPACE' },
      );
    }
    return () => {
      person();
      workspace();
    };
  }
}

/** Which different things each holder holds. */
class DistinctHolds {
  readonly #holders = new SharedSources<SharedSources<null>>(() => {});

  /** @returns how to let go; null when the holder would hold more than the limit. */
  hold(holder: string, thing: string, limit: number): (() => void) | null {
    const things = this.#holders.hold(holder, () => new SharedSources<null>(() => {}));
    const one = things.source.hold(thing, () => null);
    const release = () => {
      one.release();
      things.release();
    };
    if (things.source.heldCount <= limit) return release;
    release();
    return null;
  }
}
