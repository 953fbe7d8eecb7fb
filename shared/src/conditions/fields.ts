import type { FieldType } from './ast.js';

/** Where the builder lists a field. */
export type FieldGroup = 'CONTACT' | 'PROPERTIES' | 'SEGMENTS' | 'CONVERSATION';

/** The contexts in which a standard field may be used, from the narrowest. */
export type FieldReach = 'RULES' | 'ROUTING' | 'VIEWS';

export interface StandardField {
  readonly path: string;
  readonly type: FieldType;
  readonly label: string;
  /** How a sentence names it: "email ends with @acme.com". */
  readonly phrase: string;
  readonly group: FieldGroup;
  readonly reach: FieldReach;
}

export const PROPERTY_PREFIX = 'contact.properties.';

export const SEGMENT_FIELD = 'segment';

/** The key of the property that a path names, or undefined when the path names a standard field. */
export function propertyKeyOf(path: string): string | undefined {
  return path.startsWith(PROPERTY_PREFIX) ? path.slice(PROPERTY_PREFIX.length) : undefined;
}

export function propertyPath(key: string): string {
  return PROPERTY_PREFIX + key;
}

function contact(name: string, type: FieldType, label: string, phrase: string): StandardField {
  return { path: `contact.${name}`, type, label, phrase, group: 'CONTACT', reach: 'RULES' };
}

function conversation(
  name: string,
  type: FieldType,
  reach: FieldReach,
  label: string,
  phrase: string,
): StandardField {
  return { path: `conversation.${name}`, type, label, phrase, group: 'CONVERSATION', reach };
}

/** Every field that is not a property of the workspace, in the order in which the builder lists them. */
export const STANDARD_FIELDS: readonly StandardField[] = Object.freeze([
  contact('email', 'TEXT', 'Email', 'email'),
  contact('name', 'TEXT', 'Name', 'name'),
  contact('company', 'TEXT', 'Company', 'company'),
  contact('externalId', 'TEXT', 'External ID', 'external ID'),
  contact('createdAt', 'DATE', 'Contact created', 'contact created'),
  // Rules never see segments, so no rule can depend on another and none can depend on itself.
  {
    path: SEGMENT_FIELD,
    type: 'SEGMENTS',
    label: 'Segment',
    phrase: 'segment',
    group: 'SEGMENTS',
    reach: 'ROUTING',
  },
  conversation('channel', 'CHOICE', 'ROUTING', 'Channel', 'channel'),
  conversation('topic', 'CHOICE', 'ROUTING', 'Topic', 'topic'),
  conversation('subject', 'TEXT', 'ROUTING', 'Subject', 'subject'),
  conversation('language', 'TEXT', 'ROUTING', 'Language', 'language'),
  conversation('pageUrl', 'TEXT', 'ROUTING', 'Page URL', 'page URL'),
  conversation('status', 'CHOICE', 'VIEWS', 'Status', 'status'),
  conversation('priority', 'CHOICE', 'VIEWS', 'Priority', 'priority'),
  conversation('queue', 'REFERENCE', 'VIEWS', 'Queue', 'queue'),
  conversation('team', 'REFERENCE', 'VIEWS', 'Team', 'team'),
  conversation('assignee', 'REFERENCE', 'VIEWS', 'Assignee', 'assignee'),
  conversation('escalated', 'BOOLEAN', 'VIEWS', 'Escalated', 'escalated'),
  conversation('createdAt', 'DATE', 'VIEWS', 'Conversation created', 'conversation created'),
  conversation('waitingMinutes', 'NUMBER', 'VIEWS', 'Minutes waiting', 'minutes waiting'),
  conversation('csat', 'NUMBER', 'VIEWS', 'CSAT rating', 'CSAT rating'),
]);
