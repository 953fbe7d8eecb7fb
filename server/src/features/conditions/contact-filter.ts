import type { Condition } from '@cadre/shared/conditions/ast';
import { canonicalText } from '@cadre/shared/conditions/values';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { compileContactCondition } from '../../platform/conditions/compile-condition.js';
import { Invalid } from '../../platform/errors/errors.js';
import { checkCondition, type WorkspaceCatalogue } from './workspace-catalogue.js';

/** Which contacts: those that meet a condition and are found by a search; nothing said means all. */
export interface ContactFilter {
  readonly condition?: unknown;
  readonly search?: string | null | undefined;
}

/**
 * A filter as SQL over the contact table under the alias `c`.
 * @throws Invalid under `path`.
 */
export function contactsMatching(
  scope: { readonly workspaceId: string },
  catalogue: WorkspaceCatalogue,
  filter: ContactFilter,
  path: readonly string[],
): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`c.workspace_id = ${scope.workspaceId}`];
  if (filter.condition != null) {
    const condition = checkCondition(filter.condition, catalogue, 'CONTACTS', [...path, 'condition']);
    parts.push(contactsMeeting(scope, catalogue, condition));
  }
  if (filter.search != null) parts.push(searched(filter.search, [...path, 'search']));
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

/** A checked condition as SQL over the contact table under the alias `c`. */
export function contactsMeeting(
  scope: { readonly workspaceId: string },
  catalogue: WorkspaceCatalogue,
  condition: Condition,
): RawBuilder<SqlBool> {
  const meets = compileContactCondition(condition, {
    alias: 'c',
    workspaceId: scope.workspaceId,
    context: catalogue,
    now: new Date(),
  });
  return sql<SqlBool>`(c.workspace_id = ${scope.workspaceId} and ${meets})`;
}

const searchAtMost = 200;

/** The words of a search: each must stand in the name, e-mail address, company or external id. */
export function searched(text: string, path: readonly string[]): RawBuilder<SqlBool> {
  if (text.length > searchAtMost) throw Invalid.at(path, `A search has at most ${searchAtMost} characters.`);
  const words = canonicalText(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const columns = ['name', 'email', 'company', 'external_id'];
  const meets = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
    return sql`(${sql.join(
      columns.map((column) => sql`c.${sql.raw(`${column}_canonical`)} like ${pattern}`),
      sql` or `,
    )})`;
  });
  return words.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(meets, sql` and `)})`;
}
