import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { Invalid } from '../../platform/errors/errors.js';
import { connectionOf, PageArgs, readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, readerOf } from '../../platform/graphql/context.js';
import { contactOrder } from '../contacts/contact-order.js';
import { Contact, readContact, toContact } from '../contacts/contacts.graphql.js';
import {
  contactPlace,
  contactsPage,
  countContacts,
  type PlacedContact,
  sampleContacts,
} from '../contacts/contacts.read-model.js';
import { resolveContactId } from '../contacts/contacts.service.js';
import { sortedLists } from '../contacts/sorted-lists.js';
import { ConditionInput } from './conditions.graphql.js';
import { contactsMatching, contactsMeeting } from './contact-filter.js';
import { catalogueOf } from './summaries.js';
import { checkCondition, summaryOf } from './workspace-catalogue.js';

@ObjectType({ description: 'A page of contacts.' })
class ContactConnection extends connectionOf(Contact, 'Contact') {}

@InputType({ description: 'An order of contacts. Who has no value stands last, from whichever end.' })
class ContactSortInput {
  @Field(() => String, {
    description:
      '`contact.name`, `contact.email`, `contact.company`, `contact.externalId`, `contact.createdAt` or `contact.properties.KEY` of a property that is no list.',
  })
  field!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'From the other end.' })
  descending!: boolean;
}

@ArgsType()
class ContactsArgs extends PageArgs {
  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context CONTACTS.' })
  condition?: ConditionInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that stand in the name, e-mail address, company or external id.',
  })
  search?: string | null;

  @Field(() => ContactSortInput, { nullable: true, description: 'The newest first when left out.' })
  sort?: ContactSortInput | null;
}

@ObjectType({ description: 'Who meets a condition now. Nobody is added to anything.' })
class ConditionPreview {
  @Field(() => String, { description: 'The condition in words.' })
  summary!: string;

  @Field(() => Int, { description: 'How many contacts meet it.' })
  matchCount!: number;

  @Field(() => Int, { description: 'How many contacts there are.' })
  contactCount!: number;

  @Field(() => [Contact], { description: 'Some of them, the newest.' })
  sample!: Contact[];
}

@Resolver()
export class ContactSearchResolver {
  @Authorized('contacts:read')
  @Query(() => ContactConnection, {
    description: 'The contacts, the newest first; those that meet a condition and are found by a search.',
  })
  async contacts(
    @Ctx() context: Context,
    @Args(() => ContactsArgs) args: ContactsArgs,
  ): Promise<ContactConnection> {
    const reader = readerOf(context);
    const filter = { condition: args.condition, search: args.search };
    const catalogue = await catalogueOf(context);
    const which = contactsMatching(reader, catalogue, filter, []);
    const order = args.sort ? contactOrder(args.sort, catalogue.types, ['sort', 'field']) : undefined;
    const list = `contacts ${JSON.stringify({ ...filter, sort: args.sort ?? undefined })}`;
    const page = await readPage(args, list, (request) =>
      contactsPage(reader, { which, order, key: list }, request, context.platform.only(sortedLists)),
    );
    const key = (row: PlacedContact) => contactPlace(row, order);
    return toConnection(page, list, key, toContact, () => countContacts(reader, which));
  }

  @Authorized('contacts:read')
  @Query(() => Contact, { nullable: true, description: 'A contact by id or external id.' })
  async contact(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Contact | null> {
    const found = await resolveContactId(readerOf(context), id);
    return found === null ? null : readContact(context, found);
  }

  @Authorized('contacts:read')
  @Query(() => ConditionPreview, { description: 'How many contacts meet a condition now, and some of them.' })
  async conditionPreview(
    @Ctx() context: Context,
    @Arg('condition', () => ConditionInput) raw: ConditionInput,
    @Arg('sample', () => Int, { defaultValue: 5, description: 'How many to show: 0 to 50.' }) size: number,
  ): Promise<ConditionPreview> {
    if (size < 0 || size > 50) throw Invalid.at(['sample'], 'Ask for 0 to 50.');
    const reader = readerOf(context);
    const catalogue = await catalogueOf(context);
    const condition = checkCondition(raw, catalogue, 'CONTACTS', ['condition']);
    const which = contactsMeeting(reader, catalogue, condition);
    const everyone = contactsMatching(reader, catalogue, {}, []);
    const [matchCount, contactCount, sample] = await Promise.all([
      countContacts(reader, which),
      countContacts(reader, everyone),
      sampleContacts(reader, which, size),
    ]);
    return {
      summary: summaryOf(condition, catalogue),
      matchCount,
      contactCount,
      sample: sample.map(toContact),
    };
  }
}
