import type { ConditionField } from '@cadre/shared/conditions/catalogue';
import { propertyKeyOf } from '@cadre/shared/conditions/fields';
import { canonicalText } from '@cadre/shared/conditions/values';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

interface Suggestion {
  readonly value: string;
  readonly label: string;
}

// So many contacts, the newest, show what values there are; a whole million need not be read while typing.
const sampleSize = 20_000;

/** Values that begin as typed: the field's own choices, else what stands in the data, the most frequent first. */
export async function suggestValues(
  reader: Reader,
  field: ConditionField,
  prefix: string,
  most: number,
): Promise<Suggestion[]> {
  const typed = canonicalText(prefix);
  const chosen = field.choices.filter((choice) => canonicalText(choice.label).includes(typed));
  if (field.choices.length > 0) return chosen.slice(0, most).map(({ value, label }) => ({ value, label }));
  const source = sourceOf(field.path, field.type === 'MULTI_CHOICE');
  if (!source) return [];
  const { rows } = await sql<{ value: string }>`
    select max(shown) as value from (
      ${source(reader)}
    ) found where starts_with(canonical, ${typed}) and shown <> ''
    group by canonical order by count(*) desc, canonical limit ${most}
  `.execute(reader.db);
  return rows.map(({ value }) => ({ value, label: value }));
}

/** A query of `shown` and `canonical` texts; null for fields whose values are not texts. */
function sourceOf(path: string, isList: boolean): ((reader: Reader) => RawBuilder<unknown>) | null {
  const key = propertyKeyOf(path);
  if (key !== undefined) {
    return isList
      ? (reader) => sql`select shown, lower(shown) as canonical from ${newest(reader)} c,
          jsonb_array_elements_text(case jsonb_typeof(c.properties -> ${key}) when 'array' then c.properties -> ${key} else '[]' end) shown`
      : (reader) => sql`select c.properties ->> ${key} as shown, c.facts ->> ${key} as canonical
          from ${newest(reader)} c where c.facts ? ${key}`;
  }
  const column = contactColumns[path];
  if (column) {
    return (reader) => sql`select ${sql.raw(column)} as shown, ${sql.raw(`${column}_canonical`)} as canonical
      from ${newest(reader)} c where ${sql.raw(`${column}_canonical`)} is not null`;
  }
  const text = conversationColumns[path];
  return text
    ? (reader) => sql`select ${sql.raw(text)} as shown, ${sql.raw(`${text}_canonical`)} as canonical from (
        select * from conversation where workspace_id = ${reader.workspaceId}
        order by created_at desc limit ${sampleSize}) v where ${sql.raw(`${text}_canonical`)} is not null`
    : null;
}

const contactColumns: Readonly<Record<string, string>> = {
  'contact.email': 'email',
  'contact.name': 'name',
  'contact.company': 'company',
  'contact.externalId': 'external_id',
};
const conversationColumns: Readonly<Record<string, string>> = {
  'conversation.topic': 'topic',
  'conversation.subject': 'subject',
  'conversation.language': 'language',
  'conversation.pageUrl': 'page_url',
};

function newest(reader: Reader) {
  return sql`(select * from contact where workspace_id = ${reader.workspaceId}
    order by workspace_id desc, id desc limit ${sampleSize})`;
}
