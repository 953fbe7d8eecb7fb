import { sql } from 'kysely';
import { Arg, Authorized, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/errors.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { personOf } from './account.service.js';
import { DeletePayload, IdInput } from './auth.graphql.js';
import { deviceOf } from './device-of.js';
import { endSessions } from './end-sessions.js';

@ObjectType({ description: 'Where a person is signed in.' })
class Session {
  @Field(() => ID, { description: 'The id; it opens nothing.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The browser and system that the session began in, such as `Firefox on Windows`.',
  })
  device!: string | null;

  @Field(() => String, { nullable: true, description: 'The network address that the session began at.' })
  address!: string | null;

  @Field(() => DateTime, { description: 'When the person signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the session was last used, to the minute.' })
  lastSeenAt!: Date;

  @Field(() => Boolean, { description: 'Whether this is the session that asks.' })
  isCurrent!: boolean;
}

@ObjectType({ description: 'What became of the other sessions.' })
class SessionsEndOthersPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many sessions ended.' })
  endedCount?: number | null;
}

interface SessionRow extends Omit<Session, 'device' | 'isCurrent'> {
  readonly userAgent: string | null;
}

@Resolver()
export class SessionsResolver {
  @Authorized('account:write')
  @Query(() => [Session], {
    description: 'Where the person is signed in, in whichever workspace, the last used first.',
  })
  async viewerSessions(@Ctx() context: Context): Promise<Session[]> {
    const { accountId, sessionId } = personOf(context);
    const { rows } = await sql<SessionRow>`
      select id, user_agent as "userAgent", address, created_at as "createdAt", last_seen_at as "lastSeenAt"
      from session where account_id = ${accountId} and revoked_at is null and expires_at > now()
      order by id = ${sessionId} desc, last_seen_at desc, id limit 100
    `.execute(context.platform.database.sql);
    return rows.map(({ userAgent, ...row }) =>
      Object.assign(new Session(), row, {
        device: deviceOf(userAgent ?? ''),
        isCurrent: row.id === sessionId,
      }),
    );
  }

  @Authorized('account:write')
  @Mutation(() => DeletePayload, {
    description: 'Signs the person out of one of their sessions, on every server within a second.',
  })
  sessionEnd(@Ctx() context: Context, @Arg('input', () => IdInput) input: IdInput): Promise<DeletePayload> {
    return answer(async () => {
      const { accountId, sessionId } = personOf(context);
      const ended = await transact(context.platform, viewerOf(context), (unit) =>
        endSessions(unit, accountId, { only: input.id }),
      );
      if (ended === 0) throw new NotFound('session', ['input', 'id']);
      if (input.id === sessionId) context.cookies.setSession(null);
      return { deletedId: input.id };
    });
  }

  @Authorized('account:write')
  @Mutation(() => SessionsEndOthersPayload, {
    description: 'Signs the person out of all their sessions but this one, on every server within a second.',
  })
  sessionsEndOthers(@Ctx() context: Context): Promise<SessionsEndOthersPayload> {
    return answer(async () => {
      const { accountId, sessionId } = personOf(context);
      const endedCount = await transact(context.platform, viewerOf(context), (unit) =>
        endSessions(unit, accountId, { except: sessionId }),
      );
      return { endedCount };
    });
  }
}
