import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ActivityChange, changesOf, textOf } from './activity-changes';

interface Told {
  what: string;
  changes: ActivityChange[];
}

/** What happened in words, with what it was before and after where that is short enough to read. */
export function useActivityWords(): (type: string, data: Record<string, unknown>) => Told {
  const { t } = useLingui();
  const names: Record<string, string> = {
    name: t`Name`,
    colour: t`Colour`,
    description: t`Description`,
    signedClaimsOnly: t`Signed claims only`,
    enabled: t`Automatic assignment`,
    email: t`E-mail`,
    company: t`Company`,
    externalId: t`External ID`,
    priority: t`Priority`,
    topic: t`Topic`,
    escalationReason: t`Reason`,
  };
  const decidedAgain: Record<string, string> = {
    FACTS_CHANGED: t`decided it again: what is known of the contact changed`,
    RULES_CHANGED: t`decided it again by the rules`,
    HOURS_CHANGED: t`decided it again: working hours began or ended`,
    WAITS_AGAIN: t`decided it again: it came back to wait`,
  };
  return (type, data) => {
    const count = typeof data.changedCount === 'number' ? data.changedCount : 0;
    const words: Record<string, string> = {
      'segment.created': t`created it`,
      'segment.changed': t`changed it`,
      'segment.archived': t`archived it`,
      'segment.unarchived': t`made it active again`,
      'segmentRule.set': t`changed the rule`,
      'segmentMembers.added': plural(count, { one: 'added # contact', other: 'added # contacts' }),
      'segmentMembers.removed': plural(count, { one: 'removed # contact', other: 'removed # contacts' }),
      'segmentMembers.reset': plural(count, { one: 'reset # pin', other: 'reset # pins' }),
      'segmentMembers.undone': plural(count, {
        one: 'undid a change of # contact',
        other: 'undid a change of # contacts',
      }),
      'segment.joined': t`added it to ${textOf(data.segment)}`,
      'segment.back': t`put it back into ${textOf(data.segment)}`,
      'segment.left': t`removed it from ${textOf(data.segment)}`,
      'conversation.started': t`started conversation #${textOf(data.number)} ${textOf(data.subject)}`,
      'conversation.replied': t`replied`,
      'conversation.noted': t`added a note`,
      'conversation.messageAdded': t`wrote`,
      'conversation.assigned': t`assigned it`,
      'conversation.unassigned': t`gave it back to waiting`,
      'conversation.taken': t`took it from the queue`,
      'conversation.givenOut': t`gave it out`,
      'conversation.snoozed': t`snoozed it`,
      'conversation.woken': t`opened it: the snooze was over`,
      'conversation.closed': t`closed it`,
      'conversation.reopened':
        data.why === 'CONTACT_WROTE' ? t`opened it again by writing` : t`opened it again`,
      'conversation.prioritySet': t`set the priority`,
      'conversation.queueSet': t`moved it`,
      'conversation.priorityReset': t`let the rules decide the priority`,
      'conversation.queueReset': t`let the rules decide the queue`,
      'conversation.topicSet': t`changed the topic`,
      'conversation.escalated': t`escalated it`,
      'conversation.deescalated': t`took the escalation back`,
      'conversation.undone': t`took back what was done last`,
      'conversation.rated': t`rated it`,
      'conversation.decidedAgain': decidedAgain[textOf(data.why)] ?? t`decided it again`,
      'contact.created': t`created the contact`,
      'contact.changed': t`changed the contact`,
      'contact.imported': data.isNew === true ? t`added the contact` : t`changed the contact`,
      'contact.importUndone': t`undid what an import had changed`,
      'contact.merged': t`merged another contact into this one`,
    };
    const told = (value: unknown) => (typeof value === 'boolean' ? (value ? t`yes` : t`no`) : textOf(value));
    const namedOnly = type.startsWith('conversation.');
    return { what: words[type] ?? type, changes: changesOf(data, { names, words: told, namedOnly }) };
  };
}
