import { apiKeyScopes } from '@cadre/shared/permissions';
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
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { createApiKey, revokeApiKey, rotateApiKey } from './api-keys.service.js';
import { IdInput } from './auth.graphql.js';

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

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of its secret; null for keys made before they were kept.',
  })
  lastFour!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'To the minute.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null is never.' })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the secret before the last rotation opens it too; null when it does not.',
  })
  previousSecretExpiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it opens nothing.' })
  revokedAt!: Date | null;
}

@InputType({ description: 'A new API key.' })
class ApiKeyCreateInput {
  @Field(() => String, { description: 'What it is for; 1 to 100 characters.' })
  name!: string;

  @Field(() => [String], { description: 'What it may do, of `apiKeyScopes`.' })
  scopes!: string[];

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; never when left out.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'A new secret for an API key.' })
class ApiKeyRotateInput {
  @Field(() => ID, { description: 'Which key.' })
  id!: string;

  @Field(() => Int, {
    description: 'For how many seconds the earlier secret opens the key too: 0 to 604,800, which is 7 days.',
  })
  overlapSeconds!: number;
}

@ObjectType({ description: 'The key and its new secret.' })
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
export class ApiKeysResolver {
  @Authorized('keys:write')
  @Query(() => [ApiKey], { description: 'The keys of the workspace, the newest first, revoked ones too.' })
  async apiKeys(@Ctx() context: Context): Promise<ApiKey[]> {
    const { db, workspaceId } = readerOf(context);
    const { rows } = await sql<KeyRow>`
      select id, name, scopes, created_by as "createdBy", created_at as "createdAt", last_used_at as "lastUsedAt",
        last_four as "lastFour", expires_at as "expiresAt", previous_expires_at as "previousExpiresAt",
        revoked_at as "revokedAt"
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
  @Mutation(() => ApiKeyCreatePayload, {
    description:
      'Gives a key a new secret. The earlier one opens it for the time of the overlap; one that is older than that ends now.',
  })
  apiKeyRotate(
    @Ctx() context: Context,
    @Arg('input', () => ApiKeyRotateInput) input: ApiKeyRotateInput,
  ): Promise<ApiKeyCreatePayload> {
    return answer(async () => {
      const made = await transact(context.platform, viewerOf(context), (unit) => rotateApiKey(unit, input));
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
  lastFour?: string | null | undefined;
  lastUsedAt?: Date | null | undefined;
  expiresAt?: Date | null | undefined;
  previousExpiresAt?: Date | null | undefined;
  revokedAt?: Date | null | undefined;
}

function toApiKey(key: KeyRow): ApiKey {
  const { id, name, scopes, createdAt, previousExpiresAt } = key;
  const isOverlapping = previousExpiresAt != null && previousExpiresAt.getTime() > Date.now();
  return Object.assign(new ApiKey(), {
    id,
    name,
    scopes,
    createdAt,
    maker: key.createdBy,
    lastFour: key.lastFour ?? null,
    lastUsedAt: key.lastUsedAt ?? null,
    expiresAt: key.expiresAt ?? null,
    previousSecretExpiresAt: isOverlapping ? previousExpiresAt : null,
    revokedAt: key.revokedAt ?? null,
  });
}
