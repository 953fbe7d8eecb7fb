import type { Condition } from '@cadre/shared/conditions/ast';
import { Mailbox } from '../../platform/events/mailbox.js';
import { type Lease, openOnce, SharedSources } from '../../platform/events/shared-sources.js';
import type { Viewer } from '../../platform/graphql/context.js';
import type { Platform } from '../../platform/platform.js';
import { LiveView } from './live-view.js';
import { LiveViewLimits } from './live-view-limits.js';
import { FrameInbox, type ViewFrame } from './view-frames.js';
import { WorkspaceViews } from './workspace-views.js';

/** How many views that nobody watches are kept for those who lost their line. */
const maxIdleViews = 100;

/**
 * The views that are watched on this server: each distinct condition is evaluated once, however many watch it. What
 * changed is read once for all conditions of a workspace, and decided in memory.
 */
export class LiveViews {
  readonly #workspaces = new SharedSources<WorkspaceViews>((workspace) => workspace.close());
  readonly #views: SharedSources<WatchedView>;
  readonly #limits: LiveViewLimits;

  constructor(private readonly platform: Platform) {
    this.#limits = new LiveViewLimits(platform.config);
    const retention = { ms: platform.config.viewRetentionMs, maxIdle: maxIdleViews };
    this.#views = new SharedSources((watched) => watched.close(), retention);
  }

  /**
   * First where it stands, or what was missed `after` a sequence; then what changes. The condition is checked.
   * @throws RateLimited
   */
  async follow(
    viewer: Pick<Viewer, 'workspaceId' | 'actor'>,
    condition: Condition | null,
    after: string | null,
  ): Promise<Mailbox<ViewFrame>> {
    const { workspaceId } = viewer;
    const name = JSON.stringify(condition);
    const uncount = this.#limits.hold(viewer, name);
    const { source: watched, release } = this.#views.hold(
      `${workspaceId} ${name}`,
      () => new WatchedView(condition, this.workspace(workspaceId)),
    );
    const { view } = watched;
    const inbox = new FrameInbox();
    const mailbox = new Mailbox(
      () => inbox.take(),
      () => {
        view.inboxes.delete(inbox);
        release();
        uncount();
      },
    );
    return mailbox.openedBy(async () => {
      await watched.open();
      // Nothing is awaited between the snapshot and the first frame behind it.
      inbox.put(view.snapshot(after));
      inbox.ring = () => mailbox.ring();
      view.inboxes.add(inbox);
    });
  }

  private workspace(workspaceId: string): Lease<WorkspaceViews> {
    return this.#workspaces.hold(workspaceId, () => new WorkspaceViews(this.platform, workspaceId));
  }
}

export const liveViews = (platform: Platform) => new LiveViews(platform);

/** A view with its share of the workspace, which stays for as long as the view is held or kept. */
class WatchedView {
  readonly view: LiveView;
  /** Reads which conversations there are; then the view follows what changes. */
  readonly open = openOnce(() => this.workspace.source.add(this.view));

  constructor(
    condition: Condition | null,
    private readonly workspace: Lease<WorkspaceViews>,
  ) {
    this.view = new LiveView(condition);
  }

  close(): void {
    this.workspace.source.remove(this.view);
    this.workspace.release();
  }
}
