import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { mailer } from '../../platform/mail/mailer.js';

@ObjectType({ description: 'What somebody who is not signed in has to know of this installation.' })
class Installation {
  @Field(() => Boolean, {
    description: 'Whether it sends email: links to reset a password, to confirm an address and to join.',
  })
  sendsEmail!: boolean;
}

@Resolver()
export class InstallationResolver {
  @Query(() => Installation, { description: 'This installation, for whoever signs in.' })
  installation(@Ctx() { platform }: Context): Installation {
    return { sendsEmail: platform.only(mailer).isOn };
  }
}
