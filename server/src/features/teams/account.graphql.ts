import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { changePassword, personOf, renameAccount } from '../auth/account.service.js';
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

@Resolver()
export class AccountResolver {
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
