import { Arg, Authorized, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { IdInput } from '../auth/auth.graphql.js';
import { createTeammateReset } from './password-resets.js';

@ObjectType({ description: 'The link to hand over.' })
class TeammatePasswordResetPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'For the link `/reset-password?token=…`; it is shown this once and works once.',
  })
  token?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the link works.' })
  expiresAt?: Date | null;
}

@Resolver()
export class TeammatePasswordResolver {
  @Authorized('team:write')
  @Mutation(() => TeammatePasswordResetPayload, {
    description:
      'Makes a link with which a teammate chooses a new password. Refused for an account with seats in other workspaces, which the link would open too.',
  })
  teammatePasswordReset(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<TeammatePasswordResetPayload> {
    return answer(() => {
      const viewer = viewerOf(context);
      return transact(context.platform, viewer, (unit) =>
        createTeammateReset(unit, input.id, viewer.teammate?.id ?? null),
      );
    });
  }
}
