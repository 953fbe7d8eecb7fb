import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { changePassword, personOf, renameAccount } from '../auth/account.service.js';
import { changeEmail, confirmEmail } from '../auth/change-email.js';
import { Teammate, toTeammate } from './teams.graphql.js';
import { teammatesById } from './teams.read-model.js';

@InputType({ description: 'A new password for the signed-in person.' })
class PasswordChangeInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;

  @Field(() => String, { description: '10 to 256 characters, and not easy to guess.' })
  newPassword!: string;
}

@ObjectType({ description: 'What became of the password.' })
class PasswordChangePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many other sessions ended.' })
  endedSessionCount?: number | null;
}

@InputType({ description: 'What to change of the account.' })
class AccountChangeInput {
  @Field(() => String, { description: 'What teammates call the person; 1 to 100 characters.' })
  name!: string;
}

@ObjectType({ description: 'The account as it is now.' })
class AccountPayload extends Payload {
  @Field(() => Teammate, { nullable: true, description: 'The person, as teammates see them.' })
  teammate?: Teammate | null;
}

@InputType({ description: 'Another email address for the signed-in person.' })
class EmailChangeInput {
  @Field(() => String, { description: 'The new address; nobody else’s.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  currentPassword!: string;
}

@ObjectType({ description: 'What became of the email.' })
class EmailChangePayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the change waits for the link that was sent to the new address.',
  })
  needsConfirmation?: boolean | null;

  @Field(() => Teammate, { nullable: true, description: 'The person, as teammates see them.' })
  teammate?: Teammate | null;
}

@InputType({ description: 'The link that was sent to a new address.' })
class EmailChangeConfirmInput {
  @Field(() => String, { description: 'The token of the link.' })
  token!: string;
}

@ObjectType({ description: 'The email as it is now.' })
class EmailChangeConfirmPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The address that the account has now.' })
  email?: string | null;
}

@Resolver()
export class AccountResolver {
  @Authorized('account:write')
  @Mutation(() => EmailChangePayload, {
    description:
      'Changes the email of the signed-in person: by a link that is sent to the new address where the server sends email, else at once.',
  })
  emailChange(
    @Ctx() context: Context,
    @Arg('input', () => EmailChangeInput) input: EmailChangeInput,
  ): Promise<EmailChangePayload> {
    return answer(async () => {
      const needsConfirmation = await changeEmail(context, input);
      return { needsConfirmation, teammate: await readSelf(context, personOf(context).id) };
    });
  }

  @Mutation(() => EmailChangeConfirmPayload, {
    description: 'Changes an email by the link that was sent to the new address.',
  })
  emailChangeConfirm(
    @Ctx() context: Context,
    @Arg('input', () => EmailChangeConfirmInput) input: EmailChangeConfirmInput,
  ): Promise<EmailChangeConfirmPayload> {
    return answer(async () => ({ email: await confirmEmail(context.platform, input.token) }));
  }

  @Authorized('account:write')
  @Mutation(() => PasswordChangePayload, {
    description: 'Changes the password of the signed-in person and ends all their other sessions.',
  })
  passwordChange(
    @Ctx() context: Context,
    @Arg('input', () => PasswordChangeInput) input: PasswordChangeInput,
  ): Promise<PasswordChangePayload> {
    return answer(async () => ({ endedSessionCount: await changePassword(context, input) }));
  }

  @Authorized('account:write')
  @Mutation(() => AccountPayload, {
    description: 'Changes the name of the signed-in person, in all their workspaces.',
  })
  accountChange(
    @Ctx() context: Context,
    @Arg('input', () => AccountChangeInput) input: AccountChangeInput,
  ): Promise<AccountPayload> {
    return answer(async () => {
      const person = personOf(context);
      await transact(context.platform, viewerOf(context), (unit) => renameAccount(unit, person, input));
      return { teammate: await readSelf(context, person.id) };
    });
  }
}

async function readSelf(context: Context, id: string): Promise<Teammate | null> {
  const found = await load(context, teammatesById, id);
  return found && toTeammate(found);
}
