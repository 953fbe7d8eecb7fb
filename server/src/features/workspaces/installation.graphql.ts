import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { mailer } from '../../platform/mail/mailer.js';
import { needsSetupCode } from './setup-code.js';

@ObjectType({ description: 'What somebody who is not signed in has to know of this installation.' })
class Installation {
  @Field(() => Boolean, {
    description: 'Whether it sends email: links to reset a password, to confirm an address and to join.',
  })
  sendsEmail!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the first admin needs the setup code, which the server printed when it started: nobody has set it up, and it can be reached from other machines.',
  })
  needsSetupCode!: boolean;
}

@Resolver()
export class InstallationResolver {
  @Query(() => Installation, { description: 'This installation, for whoever signs in.' })
  async installation(@Ctx() { platform }: Context): Promise<Installation> {
    return {
      sendsEmail: platform.only(mailer).isOn,
      needsSetupCode: await needsSetupCode(platform),
    };
  }
}
