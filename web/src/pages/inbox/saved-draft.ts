import { refusalsOfFailure } from '../../apollo/errors';
import type { ConversationDraftSaveInput, ConversationDraftsFragment } from '../../gql/graphql';
import type { SavedDraft, SaveOutcome } from './draft-keeper';
import type { Draft, DraftKind } from './local-drafts';

type ServerKind = ConversationDraftSaveInput['kind'];

export const serverKind = (kind: DraftKind): ServerKind => (kind === 'note' ? 'NOTE' : 'REPLY');

/** The draft of a kind among those of a conversation; null where there is none. */
export function savedOf(
  drafts: ConversationDraftsFragment['viewerDrafts'],
  kind: ServerKind,
): SavedDraft | null {
  const found = drafts.find((draft) => draft.kind === kind);
  if (!found) return null;
  const { body, mentions, attachments, savedAt } = found;
  return { text: body, mentions, files: attachments, savedAt };
}

export function saveInput(
  id: string,
  kind: DraftKind,
  { text, mentions, files }: Draft,
): ConversationDraftSaveInput {
  return {
    id,
    kind: serverKind(kind),
    body: text,
    mentionIds: mentions.map((one) => one.id),
    attachmentIds: files.map((one) => one.id),
  };
}

const AWAY: readonly string[] = ['UNREACHABLE', 'UNAVAILABLE', 'UNAUTHENTICATED'];

/** What became of a save that failed: the server is away, and with it a session that ended, or it refused the draft. */
export function outcomeOfFailure(error: unknown): SaveOutcome {
  const [refusal] = refusalsOfFailure(error);
  return !refusal || AWAY.includes(refusal.code) ? 'away' : { refusal: refusal.message };
}
