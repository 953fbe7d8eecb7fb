import { Invalid, NotFound, type Refusal, Taken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import {
  type ContactPatch,
  contactFacts,
  readContactInput,
  type StoredContact,
} from '../contacts/contact-values.js';
import type { ContactSchema } from '../contacts/property-definitions.js';
import type { Found, FoundContact } from './gather.js';
import type { IntakeRequest } from './intake-request.js';

/** The contact behind a conversation: one that is there, with what changes, or a new one. */
export interface Identified {
  readonly contact: StoredContact;
  readonly isNew: boolean;
  readonly patch: ContactPatch;
  readonly facts: ReturnType<typeof contactFacts>;
}

/** By id, else external id, else e-mail address; a new contact when none is found. */
export function identify(
  request: IntakeRequest,
  found: Found,
  schema: ContactSchema,
  now: Date,
): Identified | Refusal {
  const path = [...request.path, 'contact'];
  const { patch, issues } = readContactInput(request.contact, schema, path);
  if (issues.length > 0) return new Invalid(issues);
  const match = findContact(request, found.contacts, path);
  if (match instanceof Error) return match;
  const contact = match ?? newContact(now);
  return { contact, isNew: match === null, patch, facts: contactFacts(contact, patch) };
}

function findContact(
  { identity }: IntakeRequest,
  contacts: readonly FoundContact[],
  path: readonly string[],
): FoundContact | Refusal | null {
  if (identity.id !== '') {
    return contacts.find((contact) => contact.id === identity.id) ?? new NotFound('contact', [...path, 'id']);
  }
  const byExternalId =
    identity.externalId === '' ? undefined : contacts.find((one) => one.external_id === identity.externalId);
  if (byExternalId) return byExternalId;
  const byEmail =
    identity.email === '' ? undefined : contacts.find((one) => one.email_canonical === identity.email);
  // The address of a contact that is known under another external id is that contact's, not ours to take.
  if (byEmail?.external_id && identity.externalId !== '') {
    return new Taken('Another contact has this e-mail address.', [...path, 'email']);
  }
  return byEmail ?? null;
}

function newContact(createdAt: Date): StoredContact {
  return {
    id: newId('contact'),
    external_id: null,
    email: null,
    name: null,
    company: null,
    facts: {},
    created_at: createdAt,
  };
}
