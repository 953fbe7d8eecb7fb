import { canonicalText, displayText } from '@cadre/shared/conditions/values';
import type { Actor } from '../../platform/actor.js';
import { InputCheck } from '../../platform/input-check.js';
import { readAttachmentIds } from '../attachments/attachments.service.js';
import type { ContactInput } from '../contacts/contact-values.js';
import type { Priority } from '../priority/pull-order.js';

/** A conversation that somebody starts, whatever the door. */
export interface IntakeInput {
  readonly contact: ContactInput;
  readonly externalId?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly pageUrl?: string | null | undefined;
  /** Names or keys of segments that count for this conversation. */
  readonly groups?: readonly string[] | null | undefined;
  readonly message: string;
  readonly attachmentIds?: readonly string[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** A conversation of another system, with what happened to it there. */
export interface ImportedInput extends IntakeInput {
  readonly createdAt: Date;
  readonly firstRespondedAt?: Date | null | undefined;
  readonly resolvedAt?: Date | null | undefined;
  readonly csat?: number | null | undefined;
  /** Set by hand there; the priority rules decide when it is left out. */
  readonly priority?: Priority | null | undefined;
}

/** The texts by which conditions know a conversation. */
export const conversationTexts = ['topic', 'subject', 'language', 'pageUrl'] as const;
export type ConversationText = (typeof conversationTexts)[number];

/** A checked request, ready for the pipeline. */
export interface IntakeRequest {
  readonly actor: Actor;
  readonly contact: ContactInput;
  readonly identity: { readonly id: string; readonly externalId: string; readonly email: string };
  readonly path: readonly string[];
  readonly externalId: string | null;
  readonly channel: string;
  readonly texts: Readonly<Record<ConversationText, string | null>>;
  readonly groups: readonly string[];
  readonly message: string;
  /** Files that come with the message. */
  readonly attachmentIds: readonly string[];
  readonly idempotency: { readonly key: string; readonly hash: string } | null;
  readonly history: Pick<
    ImportedInput,
    'createdAt' | 'firstRespondedAt' | 'resolvedAt' | 'csat' | 'priority'
  > | null;
}

const messageAtMost = 50_000;
const groupsAtMost = 100;
const earliest = Date.UTC(1970, 0, 1);

/** Checks what needs no look at the workspace. @throws Invalid with a path under `path`. */
export function readIntakeRequest(
  input: IntakeInput | ImportedInput,
  author: { actor: Actor; hash: string },
  path: readonly string[],
): IntakeRequest {
  const check = new InputCheck();
  const at = (name: string) => [...path, name];
  const identity = {
    id: input.contact.id ?? '',
    externalId: displayText(input.contact.externalId ?? ''),
    email: canonicalText(input.contact.email ?? ''),
  };
  if (identity.id === '' && identity.externalId === '' && identity.email === '') {
    check.add(at('contact'), 'A contact is found by an id, an external id or an e-mail address: give one.');
  }
  const text = (name: ConversationText) => check.optionalText(input[name], at(name), 1_024) ?? null;
  const attachmentIds = readAttachmentIds(input.attachmentIds, at('attachmentIds'));
  const key = check.optionalText(input.idempotencyKey, at('idempotencyKey'), 255) ?? null;
  const request: IntakeRequest = {
    actor: author.actor,
    contact: input.contact,
    identity,
    path,
    externalId: check.optionalText(input.externalId, at('externalId'), 255) ?? null,
    channel: canonicalText(check.optionalText(input.channel, at('channel'), 60) ?? 'api'),
    texts: {
      topic: text('topic'),
      subject: text('subject'),
      language: text('language'),
      pageUrl: text('pageUrl'),
    },
    groups: readGroups(check, input.groups ?? [], at('groups')),
    message: readMessage(check, input.message, attachmentIds, at('message')),
    attachmentIds,
    idempotency: key === null ? null : { key, hash: author.hash },
    history: 'createdAt' in input ? readHistory(check, input, at) : null,
  };
  check.done();
  return request;
}

/** With an attachment the text may be left out. */
function readMessage(
  check: InputCheck,
  raw: string,
  attachmentIds: readonly string[],
  path: readonly string[],
): string {
  if (attachmentIds.length === 0) return check.text(raw, path, messageAtMost);
  return check.optionalText(raw, path, messageAtMost) ?? '';
}

function readGroups(check: InputCheck, raw: readonly string[], path: readonly string[]): string[] {
  if (raw.length > groupsAtMost) check.add(path, `At most ${groupsAtMost} groups are allowed.`);
  const groups = raw
    .slice(0, groupsAtMost)
    .map((group, index) => check.text(group, [...path, String(index)]));
  return [...new Set(groups)];
}

function readHistory(
  check: InputCheck,
  input: ImportedInput,
  at: (name: string) => readonly string[],
): IntakeRequest['history'] {
  const { createdAt, firstRespondedAt, resolvedAt, csat, priority } = input;
  for (const [name, time] of Object.entries({ createdAt, firstRespondedAt, resolvedAt })) {
    if (!time) continue;
    if (time.getTime() > Date.now() || time.getTime() < earliest) {
      check.add(at(name), 'This must be between 1970 and now.');
    } else if (time < createdAt) {
      check.add(at(name), 'This must not be before createdAt.');
    }
  }
  if (csat != null) check.wholeNumber(csat, at('csat'), 1, 5);
  return { createdAt, firstRespondedAt, resolvedAt, csat, priority };
}
