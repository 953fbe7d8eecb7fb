import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { requestPasswordReset, resetPassword } from './reset-password.js';

@InputType({ description: 'Who has forgotten their password.' })
class PasswordResetRequestInput {
  @Field(() => String, { description: 'The email address of the account.' })
  email!: string;
}

@ObjectType({
  description: 'The request is taken; the answer never says whether the address has an account.',
})
class PasswordResetRequestPayload extends Payload {}

@InputType({ description: 'A new password by a link.' })
class PasswordResetInput {
  @Field(() => String, { description: 'The token of the link.' })
  token!: string;

  @Field(() => String, { description: '10 to 256 characters, and not easy to guess.' })
  newPassword!: string;
}

@ObjectType({ description: 'Why the password was not reset; without errors, it was.' })
class PasswordResetPayload extends Payload {}

@Resolver()
export class PasswordResetResolver {
  @Mutation(() => PasswordResetRequestPayload, {
    description:
      'Sends a link to reset the password to an email address that has an account. Refused where the server sends no email.',
  })
  passwordResetRequest(
    @Ctx() context: Context,
    @Arg('input', () => PasswordResetRequestInput) input: PasswordResetRequestInput,
  ): Promise<PasswordResetRequestPayload> {
    return answer(async () => {
      await requestPasswordReset(context.platform, input.email, context.address);
      return {};
    });
  }

  @Mutation(() => PasswordResetPayload, {
    description: 'Sets a new password by a link, which works once, and ends all sessions of the account.',
  })
  passwordReset(
    @Ctx() context: Context,
    @Arg('input', () => PasswordResetInput) input: PasswordResetInput,
  ): Promise<PasswordResetPayload> {
    return answer(async () => {
      await resetPassword(context.platform, input);
      return {};
    });
  }
}
