import type {
  ConditionInput,
  ContactPropertyCreateInput,
  ContactUpsertInput,
  Priority,
} from '../gql/graphql.js';
import type { Caller } from './caller';
import {
  addSegmentMembers,
  createImport,
  createPriorityRule,
  createProperty,
  createQueue,
  createSegment,
  createWorkspace,
  fillWorkspace,
  readImport,
  setSegmentRule,
  startConversation,
  upsertContact,
} from './operations';
import { CONTACTS } from './people';

const plan: ContactPropertyCreateInput = {
  key: 'plan_tier',
  label: 'Plan tier',
  type: 'CHOICE',
  choices: ['free', 'pro', 'enterprise'],
};
const region: ContactPropertyCreateInput = {
  key: 'region',
  label: 'Region',
  type: 'CHOICE',
  choices: ['EU', 'UK', 'US'],
};

/** A workspace of a story's own, with contacts, a team and what the story adds. */
export class Workspace {
  readonly caller: Caller;
  readonly contacts = new Map<string, string>();

  private constructor(caller: Caller) {
    this.caller = caller;
  }

  /** Makes a workspace and moves the caller's session to it. */
  static async open(caller: Caller, name: string): Promise<Workspace> {
    await caller.do(createWorkspace, { input: { name, timeZone: 'Europe/Berlin' } });
    const {
      plan: _plan,
      region: _region,
      ...added
    } = await caller.do(fillWorkspace, {
      plan,
      region,
      ...CONTACTS,
    });
    const workspace = new Workspace(caller);
    for (const { contact } of Object.values(added)) {
      if (contact) workspace.contacts.set(contact.name ?? '', contact.id);
    }
    return workspace;
  }

  async addProperty(input: ContactPropertyCreateInput): Promise<void> {
    await this.caller.do(createProperty, { input });
  }

  /** Gives a contact other values, as a program would. */
  async changeContact(id: string, values: ContactUpsertInput): Promise<void> {
    await this.caller.do(upsertContact, { input: { id, ...values } });
  }

  /** "Visitor 1" and so on, who are in the list only to make it long. */
  async addManyContacts(count: number): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      const email = `visitor-${number}@crowd.example`;
      await this.caller.do(upsertContact, { input: { name: `Visitor ${number}`, email } });
    }
  }

  /** Some thousands from a file: "Guest 1" and so on. */
  async importContacts(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) => `guest-${index}@hall.example,Guest ${index}`);
    const created = await this.caller.do(createImport, { input: { fileName: 'guests.csv' } });
    const id = made(created.contactImportCreate.contactImport);
    await this.caller.upload(`/imports/${id}/file?offset=0`, ['email,name', ...rows].join('\n'));
    while ((await this.caller.do(readImport, { id })).contactImport?.status !== 'DONE') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  contact(name: string): string {
    const id = this.contacts.get(name);
    if (!id) throw new Error(`${name} is no contact of this story`);
    return id;
  }

  async addSegment(name: string): Promise<string> {
    const { segmentCreate } = await this.caller.do(createSegment, { input: { name, colour: 'VIOLET' } });
    return made(segmentCreate.segment);
  }

  async addMembers(segment: string, names: string[]): Promise<void> {
    const contacts = names.map((name) => this.contact(name));
    await this.caller.do(addSegmentMembers, { input: { segment, contacts } });
  }

  async setRule(segment: string, condition: ConditionInput, enabled = true): Promise<void> {
    await this.caller.do(setSegmentRule, { input: { segment, condition, enabled } });
  }

  async addQueue(name: string, condition: ConditionInput): Promise<string> {
    const { queueCreate } = await this.caller.do(createQueue, { input: { name, condition } });
    return made(queueCreate.queue);
  }

  async addPriorityRule(name: string, condition: ConditionInput, priority: Priority): Promise<string> {
    const input = { name, condition, priority };
    const { priorityRuleCreate } = await this.caller.do(createPriorityRule, { input });
    return made(priorityRuleCreate.priorityRule);
  }

  async startConversation(
    contact: string,
    about: { topic?: string; subject?: string } = {},
  ): Promise<string> {
    const { conversationStart } = await this.caller.do(startConversation, {
      input: {
        contact: { id: this.contact(contact) },
        channel: 'email',
        message: 'Hello, a question.',
        ...about,
      },
    });
    return made(conversationStart.conversation);
  }
}

/** The id of what was just created. */
export function made(created: { id: string } | null | undefined): string {
  if (!created) throw new Error('Nothing was created');
  return created.id;
}

const equals = (field: string, value: string): ConditionInput => ({
  is: { field, operator: 'EQUALS', value },
});

export const includes = (segment: string) => equals('segment', segment);

export const topicIs = (topic: string) => equals('conversation.topic', topic);

export const planIs = (plan: string) => equals('contact.properties.plan_tier', plan);
