import type { Role } from '@cadre/shared/permissions';
import type { WorkingHours } from '@cadre/shared/working-hours';
import { sql } from 'kysely';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { inScope } from '../../platform/database/scope.js';
import type { Context } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-errors.js';

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

  /** What the person whose workspaces were asked for may do there. */
  ownRole?: Role;
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

const workspaceColumns = sql`w.id, w.name, w.time_zone as "timeZone", w.created_at as "createdAt", w.version,
  w.working_hours as hours`;

const toWorkspace = (row: Workspace): Workspace => Object.assign(new Workspace(), row);

/** The workspaces in which an account has a seat, the first joined first: one statement, however many there are. */
export function workspacesOfAccount(context: Context, accountId: string): Promise<Workspace[]> {
  return inScope({ accountId }, async () => {
    const { rows } = await sql<Workspace>`
      select ${workspaceColumns}, t.role as "ownRole" from teammate t join workspace w on w.id = t.workspace_id
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
