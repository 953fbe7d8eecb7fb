import { apiKeyScopes } from '@cadre/shared/permissions';
import type { WorkingHours } from '@cadre/shared/working-hours';
import { sql } from 'kysely';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { inScope } from '../../platform/database/scope.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { createApiKey, revokeApiKey } from './api-keys.service.js';

@ObjectType({
  implements: Node,
  description: 'The tenant: its contacts, segments and rules are nobody else’s to see.',
})
export class Workspace extends Node {
  readonly nodeType = 'Workspace';

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, {
    description: 'IANA name; calendar days in conditions and values begin at midnight here.',
  })
  timeZone!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'Raised by each change of it; for `expectedVersion`.' })
  version!: number;

  hours!: WorkingHours | null;
}

@ObjectType({ implements: Node, description: 'A key for integrators: `Authorization: Bearer cadre_…`.' })
export class ApiKey extends Node {
  readonly nodeType = 'ApiKey';

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => [String], { description: 'What it may do.' })
  scopes!: string[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  /** Who made it, for whoever knows people by their names. */
  maker!: string;

  @Field(() => DateTime, { nullable: true, description: 'To the minute.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it opens nothing.' })
  revokedAt!: Date | null;
}

@InputType({ description: 'A thing by its id, or by its key or external id where it has one.' })
export class IdInput {
  @Field(() => ID, { description: 'The id.' })
  id!: string;
}

@ObjectType({ description: 'What became of a deletion.' })
export class DeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id of what is gone.' })
  deletedId?: string | null;
}

@InputType({ description: 'A new API key.' })
class ApiKeyCreateInput {
  @Field(() => String, { description: 'What it is for; 1 to 100 characters.' })
  name!: string;

  @Field(() => [String], { description: 'What it may do, of `apiKeyScopes`.' })
  scopes!: string[];
}

@ObjectType({ description: 'The new key.' })
class ApiKeyCreatePayload extends Payload {
  @Field(() => ApiKey, { nullable: true, description: 'The key.' })
  apiKey?: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to send; it is shown this once and kept as a hash.',
  })
  secret?: string | null;
}

@ObjectType({ description: 'The key as it is now.' })
class ApiKeyRevokePayload extends Payload {
  @Field(() => ApiKey, { nullable: true, description: 'The key.' })
  apiKey?: ApiKey | null;
}

@Resolver()
export class AuthResolver {
  @Authorized('keys:write')
  @Query(() => [ApiKey], { description: 'The keys of the workspace, the newest first, revoked ones too.' })
  async apiKeys(@Ctx() context: Context): Promise<ApiKey[]> {
    const { db, workspaceId } = readerOf(context);
    const { rows } = await sql<KeyRow>`
      select id, name, scopes, created_by as "createdBy", created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
      from api_key where workspace_id = ${workspaceId} order by id desc
    `.execute(db);
    return rows.map(toApiKey);
  }

  @Authorized('keys:write')
  @Query(() => [String], { description: 'The scopes that a key can be given.' })
  apiKeyScopes(): readonly string[] {
    return apiKeyScopes;
  }

  @Authorized('keys:write')
  @Mutation(() => ApiKeyCreatePayload, { description: 'Makes a key for an integrator.' })
  apiKeyCreate(
    @Ctx() context: Context,
    @Arg('input', () => ApiKeyCreateInput) input: ApiKeyCreateInput,
  ): Promise<ApiKeyCreatePayload> {
    return answer(async () => {
      const made = await transact(context.platform, viewerOf(context), async (unit) =>
        createApiKey(unit, input),
      );
      return { apiKey: toApiKey(made.apiKey), secret: made.secret };
    });
  }

  @Authorized('keys:write')
  @Mutation(() => ApiKeyRevokePayload, { description: 'From now on the key opens nothing, on any server.' })
  apiKeyRevoke(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<ApiKeyRevokePayload> {
    return answer(async () => ({
      apiKey: toApiKey(
        await transact(context.platform, viewerOf(context), (unit) => revokeApiKey(unit, input.id)),
      ),
    }));
  }
}

interface KeyRow {
  id: string;
  name: string;
  scopes: string[];
  createdBy: string;
  createdAt: Date;
  lastUsedAt?: Date | null | undefined;
  revokedAt?: Date | null | undefined;
}

function toApiKey(key: KeyRow): ApiKey {
  const { id, name, scopes, createdAt } = key;
  return Object.assign(new ApiKey(), {
    id,
    name,
    scopes,
    createdAt,
    maker: key.createdBy,
    lastUsedAt: key.lastUsedAt ?? null,
    revokedAt: key.revokedAt ?? null,
  });
}

const workspaceColumns = sql`w.id, w.name, w.time_zone as "timeZone", w.created_at as "createdAt", w.version,
  w.working_hours as hours`;

const toWorkspace = (row: Workspace): Workspace => Object.assign(new Workspace(), row);

/** The workspaces in which an account has a seat, the first joined first: one statement, however many there are. */
export function workspacesOfAccount(context: Context, accountId: string): Promise<Workspace[]> {
  return inScope({ accountId }, async () => {
    const { rows } = await sql<Workspace>`
      select ${workspaceColumns} from teammate t join workspace w on w.id = t.workspace_id
      where t.account_id = ${accountId} and t.removed_at is null order by t.created_at, t.workspace_id
    `.execute(context.platform.database.sql);
    return rows.map(toWorkspace);
  });
}

export async function readWorkspace(context: Context, id: string): Promise<Workspace | null> {
  const { rows } = await sql<Workspace>`
    select ${workspaceColumns} from workspace w where w.id = ${id}
  `.execute(context.platform.database.sql);
  return rows[0] ? toWorkspace(rows[0]) : null;
}
