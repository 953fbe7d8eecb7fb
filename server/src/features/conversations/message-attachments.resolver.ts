import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../../platform/graphql/context.js';
import { type AttachmentView, attachmentsOfMessages } from '../attachments/attachments.read-model.js';
import { isPicture } from '../attachments/content-type.js';
import { Message } from './conversations.graphql.js';

@ObjectType({ description: 'A file that came with a message.' })
class Attachment {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'The name of the file.' })
  name!: string;

  @Field(() => String, {
    description: 'What it is, as its sender said; a picture only where it begins as one.',
  })
  contentType!: string;

  @Field(() => Int, { description: 'Bytes.' })
  size!: number;

  @Field(() => Boolean, {
    description: 'Whether it is a picture that browsers show: PNG, JPEG, GIF or WebP.',
  })
  isPicture!: boolean;

  @Field(() => String, { description: 'Where it is had from, with the right to read conversations.' })
  path!: string;
}

@Resolver(() => Message)
export class MessageAttachmentsResolver {
  @FieldResolver(() => [Attachment], { description: 'The files that came with it, in their order.' })
  async attachments(@Ctx() context: Context, @Root() message: Message): Promise<Attachment[]> {
    return ((await load(context, attachmentsOfMessages, message.id)) ?? []).map(toAttachment);
  }
}

function toAttachment(view: AttachmentView): Attachment {
  const more = { isPicture: isPicture(view.contentType), path: `/attachments/${view.id}` };
  return Object.assign(new Attachment(), view, more);
}
