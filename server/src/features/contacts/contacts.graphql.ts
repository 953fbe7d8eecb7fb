import { sql } from 'kysely';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, JsonObjectScalar } from '../../platform/graphql/scalars.js';
import { answer, Payload, Use } from '../../platform/graphql/user-errors.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { usesOf } from '../teams/uses.read-model.js';
import { type ContactView, contactsById } from './contacts.read-model.js';
import { createContact, deleteContact, upsertContact } from './contacts.service.js';
import { changeProperty, createProperty, deleteProperty } from './properties.service.js';
import { PropertyType, type PropertyTypeName } from './property-type.graphql.js';

@ObjectType({ implements: Node, description: 'A customer.' })
export class Contact extends Node {
  readonly nodeType = 'Contact';

  @ViewerIndependent()
  @Field(() => String, {
    nullable: true,
    description: 'The id in your own system; one contact’s in the workspace.',
  })
  externalId!: string | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'The e-mail address; one contact’s in the workspace.' })
  email!: string | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'The name.' })
  name!: string | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'The company.' })
  company!: string | null;

  @ViewerIndependent()
  @Field(() => JsonObjectScalar, { description: 'Custom properties that have a value: key to value.' })
  properties!: Record<string, unknown>;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

@ObjectType({ implements: Node, description: 'An attribute of contacts that this workspace defines.' })
export class ContactProperty extends Node {
  readonly nodeType = 'ContactProperty';

  @Field(() => String, { description: 'Stable; conditions name it as `contact.properties.KEY`.' })
  key!: string;

  @Field(() => String, { description: 'What a person reads.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What it means.' })
  description!: string | null;

  @Field(() => PropertyType, { description: 'What every value is held to.' })
  type!: PropertyTypeName;

  @Field(() => [String], {
    description: 'The values that a CHOICE or MULTI_CHOICE may have; any text when empty.',
  })
  choices!: string[];

  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;
}

@InputType({ description: 'A new contact: a name, an e-mail address or an external id at least.' })
export class ContactCreateInput {
  @Field(() => String, { nullable: true, description: 'At most 255 characters, and no other contact’s.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 254 characters, and no other contact’s.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 1,024 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 1,024 characters.' })
  company?: string | null;

  @Field(() => JsonObjectScalar, { nullable: true, description: 'Property key to value.' })
  properties?: unknown;
}

@InputType({
  description:
    'A contact: found by `id`, else `externalId`, else `email`. What is left out stays; null clears.',
})
export class ContactUpsertInput {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 255 characters.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 254 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 1,024 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 1,024 characters.' })
  company?: string | null;

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'Property key to value; null clears a value.',
  })
  properties?: unknown;
}

@ObjectType({ description: 'The contact.' })
export class ContactPayload extends Payload {
  @Field(() => Contact, { nullable: true, description: 'The contact as it is now.' })
  contact?: Contact | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was made now.' })
  created?: boolean | null;
}

@InputType({ description: 'A new contact property.' })
export class ContactPropertyCreateInput {
  @Field(() => String, { description: '1 to 60 small letters, digits and _.' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'Made of the key when left out.' })
  label?: string | null;

  @Field(() => PropertyType, { description: 'What every value is held to; it stays.' })
  type!: PropertyTypeName;

  @Field(() => [String], { nullable: true, description: 'For CHOICE and MULTI_CHOICE; at most 500.' })
  choices?: string[] | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  description?: string | null;
}

@InputType({ description: 'What to change of a contact property; what is left out stays.' })
class ContactPropertyChangeInput {
  @Field(() => ID, { description: 'Which, by id or key.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What a person reads.' })
  label?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The whole list in its order; refused when it leaves out one that contacts have or rules ask for.',
  })
  choices?: string[] | null;

  @Field(() => String, { nullable: true, description: 'null clears it.' })
  description?: string | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The contact property.' })
class ContactPropertyPayload extends Payload {
  @Field(() => ContactProperty, { nullable: true, description: 'The property as it is now.' })
  contactProperty?: ContactProperty | null;
}

@Resolver(() => Contact)
export class ContactResolver {
  @ViewerIndependent()
  @FieldResolver(() => String, { description: 'The name, else the e-mail address, else the external id.' })
  displayName(@Root() contact: Contact): string {
    return contact.name ?? contact.email ?? contact.externalId ?? 'Unnamed contact';
  }

  @Authorized('contacts:write')
  @Mutation(() => ContactPayload, {
    description: 'Makes a contact; refuses one that is there already, and says which.',
  })
  contactCreate(
    @Ctx() context: Context,
    @Arg('input', () => ContactCreateInput) input: ContactCreateInput,
  ): Promise<ContactPayload> {
    return answer(async () => {
      const id = await transact(context.platform, viewerOf(context), (unit) => createContact(unit, input));
      return { contact: await readContact(context, id), created: true };
    });
  }

  @Authorized('contacts:write')
  @Mutation(() => ContactPayload, { description: 'Changes a contact, or makes it when there is none.' })
  contactUpsert(
    @Ctx() context: Context,
    @Arg('input', () => ContactUpsertInput) input: ContactUpsertInput,
  ): Promise<ContactPayload> {
    return answer(async () => {
      const { id, created } = await transact(context.platform, viewerOf(context), (unit) =>
        upsertContact(unit, input),
      );
      return { contact: await readContact(context, id), created };
    });
  }

  @Authorized('contacts:erase')
  @Mutation(() => DeletePayload, { description: 'Erases a contact with its memberships and conversations.' })
  contactDelete(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) => deleteContact(unit, input.id)),
    }));
  }
}

@Resolver(() => ContactProperty)
export class ContactPropertyResolver {
  @Authorized('contacts:read')
  @Query(() => [ContactProperty], {
    description: 'The contact properties of the workspace, the oldest first.',
  })
  async contactProperties(@Ctx() context: Context): Promise<ContactProperty[]> {
    const { db, workspaceId } = readerOf(context);
    const { rows } = await sql<ContactProperty>`
      select id, key, label, description, type, choices, version from contact_property
      where workspace_id = ${workspaceId} order by created_at, id
    `.execute(db);
    return rows.map(toProperty);
  }

  @Authorized('contacts:read')
  @Query(() => ContactProperty, { nullable: true, description: 'One contact property, by id or key.' })
  async contactProperty(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Its id or key.' }) id: string,
  ): Promise<ContactProperty | null> {
    const { db, workspaceId } = readerOf(context);
    const { rows } = await sql<ContactProperty>`
      select id, key, label, description, type, choices, version from contact_property
      where workspace_id = ${workspaceId} and (id = ${id} or key = ${id})
    `.execute(db);
    return rows[0] ? toProperty(rows[0]) : null;
  }

  @FieldResolver(() => [Use], { description: 'The rules that name it.' })
  async usedBy(@Ctx() context: Context, @Root() property: ContactProperty): Promise<Use[]> {
    return (await load(context, propertyUses, property.key)) ?? [];
  }

  @Authorized('segments:write')
  @Mutation(() => ContactPropertyPayload, { description: 'Defines a contact property.' })
  contactPropertyCreate(
    @Ctx() context: Context,
    @Arg('input', () => ContactPropertyCreateInput) input: ContactPropertyCreateInput,
  ): Promise<ContactPropertyPayload> {
    return answer(async () => ({
      contactProperty: toProperty(
        await transact(context.platform, viewerOf(context), (unit) => createProperty(unit, input)),
      ),
    }));
  }

  @Authorized('segments:write')
  @Mutation(() => ContactPropertyPayload, {
    description: 'Changes the label, choices or description; key and type stay.',
  })
  contactPropertyChange(
    @Ctx() context: Context,
    @Arg('input', () => ContactPropertyChangeInput) input: ContactPropertyChangeInput,
  ): Promise<ContactPropertyPayload> {
    return answer(async () => ({
      contactProperty: toProperty(
        await transact(context.platform, viewerOf(context), (unit) => changeProperty(unit, input)),
      ),
    }));
  }

  @Authorized('segments:write')
  @Mutation(() => DeletePayload, {
    description: 'Deletes a property that no rule names, and its value from every contact.',
  })
  contactPropertyDelete(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) =>
        deleteProperty(unit, input.id),
      ),
    }));
  }
}

const propertyUses = (reader: Parameters<typeof usesOf>[0], keys: readonly string[]) =>
  usesOf(reader, 'PROPERTY', keys);

function toProperty(
  row: Omit<ContactProperty, 'nodeType' | 'description'> & { description?: string | null | undefined },
): ContactProperty {
  const { id, key, label, type, choices, version } = row;
  return Object.assign(new ContactProperty(), {
    id,
    key,
    label,
    type,
    choices,
    version,
    description: row.description ?? null,
  });
}

export function toContact(view: ContactView): Contact {
  return Object.assign(new Contact(), view);
}

export async function readContact(context: Context, id: string): Promise<Contact | null> {
  const found = await load(context, contactsById, id);
  return found && toContact(found);
}
