import { plural, t } from '@lingui/core/macro';
import type { JobLineFragment } from '../gql/graphql';
import { undoWords } from '../parts/undo-words';
import { formatNumber } from '../ui/format';

/** What a job does, in words; of one that is through, what it did. */
export function jobTitle(job: JobLineFragment): string {
  const { kind, segment, contactImport, result } = job;
  const name = segment?.name ?? t`a segment`;
  const file = contactImport?.fileName ?? t`a file`;
  const isDone = job.status === 'DONE';
  switch (kind) {
    case 'CONTACT_IMPORT':
      return isDone ? t`Imported ${file}` : t`Importing ${file}`;
    case 'CONTACT_IMPORT_UNDO':
      return isDone ? t`Undid the import of ${file}` : t`Undoing the import of ${file}`;
    case 'CONTACT_PROPERTY_CHOICE':
      return isDone ? t`Changed a choice of a property` : t`Changing a choice of a property`;
    case 'CONTACT_PROPERTY_TYPE':
      return isDone ? t`Changed the type of a property` : t`Changing the type of a property`;
    case 'CONVERSATIONS_ACT':
      return bulkActWords(result, isDone);
    case 'CONVERSATIONS_ACT_UNDO':
      return bulkUndoWords(result, isDone);
    case 'SEGMENT_MEMBERS_ADD':
      return isDone ? t`Added to ${name}` : t`Adding to ${name}`;
    case 'SEGMENT_MEMBERS_REMOVE':
      return isDone ? t`Removed from ${name}` : t`Removing from ${name}`;
    case 'SEGMENT_MEMBERS_RESET':
      return isDone ? t`Took back pins in ${name}` : t`Taking back pins in ${name}`;
    case 'SEGMENT_MEMBERS_UNDO':
      return isDone ? t`Undid a change of ${name}` : t`Undoing a change of ${name}`;
    case 'WAITING_DECIDE_AGAIN':
      return isDone ? t`Decided again what waits` : t`Deciding again what waits`;
  }
}

/** How it went; the numbers add up to all that it was about. */
export function jobOutcome(job: JobLineFragment): string {
  const { status, done, total, error } = job;
  const parts = [whatChanged(job), error].filter(Boolean);
  const left = (total ?? done) - done;
  // An import counts bytes, which say nothing to anybody.
  if (left > 0 && job.kind !== 'CONTACT_IMPORT') {
    parts.push(plural(left, { one: '# was not reached', other: '# were not reached' }));
  }
  const result = parts.join(', ');
  if (status === 'CANCELLED') return t`Cancelled: ${result}`;
  if (status === 'FAILED') return t`Stopped: ${result}`;
  return result;
}

function whatChanged({ kind, changed, done, failed, result }: JobLineFragment): string {
  const number = formatNumber(changed);
  const others = formatNumber(done - changed);
  switch (kind) {
    case 'CONTACT_IMPORT':
      return plural(changed, { one: '# contact taken', other: '# contacts taken' });
    case 'CONTACT_IMPORT_UNDO':
      return undoWords(result ?? {});
    case 'CONTACT_PROPERTY_CHOICE':
      return plural(changed, { one: '# contact changed', other: '# contacts changed' });
    case 'CONTACT_PROPERTY_TYPE':
      return t`${number} values kept, ${formatNumber(failed)} lost`;
    case 'CONVERSATIONS_ACT':
      return done > changed
        ? t`${number} changed, ${others} stayed as they are`
        : plural(changed, { one: '# conversation changed', other: '# conversations changed' });
    case 'CONVERSATIONS_ACT_UNDO':
      return bulkUndone(changed, result ?? {});
    case 'SEGMENT_MEMBERS_ADD':
      return done > changed ? t`${number} joined, ${others} were members` : t`${number} joined`;
    case 'SEGMENT_MEMBERS_REMOVE':
      return done > changed ? t`${number} left, ${others} had left already` : t`${number} left`;
    case 'SEGMENT_MEMBERS_RESET':
      return t`${number} are decided by the rule again`;
    case 'SEGMENT_MEMBERS_UNDO':
      return done > changed ? t`${number} put back, ${others} changed since` : t`${number} put back`;
    case 'WAITING_DECIDE_AGAIN':
      return [t`${number} moved`, done > changed ? stayed(done - changed) : ''].filter(Boolean).join(', ');
  }
}

/** Which act it is stands in the result from the first batch on. */
function bulkActWords(result: JobLineFragment['result'], isDone: boolean): string {
  switch (result?.act) {
    case 'close':
      return isDone ? t`Closed conversations` : t`Closing conversations`;
    case 'reopen':
      return isDone ? t`Opened conversations again` : t`Opening conversations again`;
    case 'snooze':
      return isDone ? t`Snoozed conversations` : t`Snoozing conversations`;
    case 'assign':
      return isDone ? t`Assigned conversations` : t`Assigning conversations`;
    case 'unassign':
      return isDone ? t`Gave conversations back to waiting` : t`Giving conversations back to waiting`;
    case 'priority':
      return isDone ? t`Set the priority of conversations` : t`Setting the priority of conversations`;
    case 'queue':
      return isDone ? t`Moved conversations to a queue` : t`Moving conversations to a queue`;
    default:
      return isDone ? t`Changed conversations` : t`Changing conversations`;
  }
}

/** As `bulkActWords`, of the undo. */
function bulkUndoWords(result: JobLineFragment['result'], isDone: boolean): string {
  switch (result?.act) {
    case 'close':
      return isDone ? t`Undid the closing of conversations` : t`Undoing the closing of conversations`;
    case 'snooze':
      return isDone ? t`Undid the snoozing of conversations` : t`Undoing the snoozing of conversations`;
    case 'assign':
      return isDone ? t`Undid the assigning of conversations` : t`Undoing the assigning of conversations`;
    case 'unassign':
      return isDone ? t`Undid the giving back of conversations` : t`Undoing the giving back of conversations`;
    case 'priority':
      return isDone
        ? t`Undid the new priority of conversations`
        : t`Undoing the new priority of conversations`;
    case 'queue':
      return isDone ? t`Undid the move of conversations` : t`Undoing the move of conversations`;
    default:
      return isDone ? t`Undid a change of conversations` : t`Undoing a change of conversations`;
  }
}

/** What is not as it was stays as it is, for one of two reasons. */
function bulkUndone(changed: number, { changedSince, cannotGoBack }: Record<string, unknown>): string {
  const since = Number(changedSince ?? 0);
  const stuck = Number(cannotGoBack ?? 0);
  const parts = [
    plural(changed, { one: '# is as it was', other: '# are as they were' }),
    since > 0 ? t`${formatNumber(since)} changed since` : '',
    stuck > 0
      ? plural(stuck, {
          one: '# cannot go back: its teammate, queue or time is gone',
          other: '# cannot go back: their teammate, queue or time is gone',
        })
      : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const stayed = (count: number) =>
  plural(count, { one: '# stays where it is', other: '# stay where they are' });
