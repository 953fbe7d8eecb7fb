import { Caller } from './caller';
import { ADA, CONTACTS } from './people';

const errors = 'userErrors { message path }';

/** A workspace of a story's own, with contacts, a team and what the story adds. */
export class Workspace {
  readonly caller: Caller;
  readonly contacts = new Map<string, string>();

  private constructor(caller: Caller) {
    this.caller = caller;
  }

  static async open(address: string, name: string): Promise<Workspace> {
    const caller = new Caller(address);
    const { email, password } = ADA;
    await caller.do(`mutation ($input: SignInInput!) { signIn(input: $input) { ${errors} } }`, {
      input: { email, password },
    });
    await caller.do(
      `mutation ($input: WorkspaceCreateInput!) { workspaceCreate(input: $input) { ${errors} } }`,
      {
        input: { name, timeZone: 'Europe/Berlin' },
      },
    );
    const workspace = new Workspace(caller);
    await workspace.addContacts();
    return workspace;
  }

  private async addContacts(): Promise<void> {
    await this.addProperty('plan_tier', 'Plan tier', ['free', 'pro', 'enterprise']);
    await this.addProperty('region', 'Region', ['EU', 'UK', 'US']);
    for (const { name, email, company, ...properties } of CONTACTS) {
      const id = await this.caller.make(
        'contactUpsert.contact.id',
        `mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { contact { id } ${errors} } }`,
        { name, email, company, properties },
      );
      this.contacts.set(name, id);
    }
  }

  addProperty(key: string, label: string, choices: string[], type = 'CHOICE'): Promise<string> {
    return this.caller.make(
      'contactPropertyCreate.contactProperty.id',
      `mutation ($input: ContactPropertyCreateInput!) {
        contactPropertyCreate(input: $input) { contactProperty { id } ${errors} }
      }`,
      { key, label, type, choices },
    );
  }

  /** Gives a contact other values, as a program would. */
  async changeContact(id: string, values: object): Promise<void> {
    await this.caller.do(
      `mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { ${errors} } }`,
      { input: { id, ...values } },
    );
  }

  /** "Visitor 1" and so on, who are in the list only to make it long. */
  async addManyContacts(count: number): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      await this.caller.do(
        `mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { contact { id } ${errors} } }`,
        { input: { name: `Visitor ${number}`, email: `visitor-${number}@crowd.example` } },
      );
    }
  }

  /** Some thousands from a file: "Guest 1" and so on. */
  async importContacts(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) => `guest-${index}@hall.example,Guest ${index}`);
    const id = await this.caller.make(
      'contactImportCreate.contactImport.id',
      `mutation ($input: ContactImportCreateInput!) {
        contactImportCreate(input: $input) { contactImport { id } ${errors} }
      }`,
      { fileName: 'guests.csv' },
    );
    await this.caller.send(`/imports/${id}/file?offset=0`, ['email,name', ...rows].join('\n'));
    for (;;) {
      const { contactImport } = await this.caller.do(
        'query ($id: ID!) { contactImport(id: $id) { status } }',
        { id },
      );
      if (String(contactImport?.status) === 'DONE') return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  contact(name: string): string {
    const id = this.contacts.get(name);
    if (!id) throw new Error(`${name} is no contact of this story`);
    return id;
  }

  addSegment(name: string): Promise<string> {
    return this.caller.make(
      'segmentCreate.segment.id',
      `mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } ${errors} } }`,
      { name, colour: 'VIOLET' },
    );
  }

  async addMembers(segment: string, names: string[]): Promise<void> {
    await this.caller.do(
      `mutation ($input: SegmentMembersInput!) { segmentMembersAdd(input: $input) { changedCount ${errors} } }`,
      { input: { segment, contacts: names.map((name) => this.contact(name)) } },
    );
  }

  async setRule(segment: string, condition: object, enabled = true): Promise<void> {
    await this.caller.do(
      `mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { segment { id } ${errors} } }`,
      { input: { segment, condition, enabled } },
    );
  }

  addQueue(name: string, condition: object): Promise<string> {
    return this.caller.make(
      'queueCreate.queue.id',
      `mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { queue { id } ${errors} } }`,
      { name, condition },
    );
  }

  addPriorityRule(name: string, condition: object, priority: string): Promise<string> {
    return this.caller.make(
      'priorityRuleCreate.priorityRule.id',
      `mutation ($input: PriorityRuleCreateInput!) {
        priorityRuleCreate(input: $input) { priorityRule { id } ${errors} }
      }`,
      { name, condition, priority },
    );
  }

  startConversation(contact: string, about: { topic?: string; subject?: string } = {}): Promise<string> {
    return this.caller.make(
      'conversationStart.conversation.id',
      `mutation ($input: ConversationStartInput!) {
        conversationStart(input: $input) { conversation { id } ${errors} }
      }`,
      { contact: { id: this.contact(contact) }, channel: 'email', message: 'Hello, a question.', ...about },
    );
  }
}

export const includes = (segment: string) => ({
  is: { field: 'segment', operator: 'EQUALS', value: segment },
});

export const topicIs = (topic: string) => ({
  is: { field: 'conversation.topic', operator: 'EQUALS', value: topic },
});

export const planIs = (plan: string) => ({
  is: { field: 'contact.properties.plan_tier', operator: 'EQUALS', value: plan },
});
