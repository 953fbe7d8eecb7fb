import { sql } from 'kysely';
import { readContactInput } from '../features/contacts/contact-values.js';
import { insertContacts, newContactRow } from '../features/contacts/contacts.service.js';
import { createProperty, type PropertyInput } from '../features/contacts/properties.service.js';
import { readContactSchema } from '../features/contacts/property-definitions.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Invalid } from '../platform/errors/errors.js';
import { newId } from '../platform/ids.js';
import { companies, familyNames, givenNames } from './people.js';
import { Random } from './random.js';

/** The properties that the sample's contacts have. */
export const sampleProperties: readonly PropertyInput[] = [
  { key: 'plan_tier', type: 'CHOICE', choices: ['free', 'team', 'enterprise'] },
  { key: 'region', type: 'CHOICE', choices: ['EU', 'UK', 'US', 'APAC'] },
  { key: 'lifecycle_stage', type: 'CHOICE', choices: ['trial', 'active', 'at risk'] },
  { key: 'seats', type: 'NUMBER' },
  { key: 'monthly_revenue', type: 'NUMBER', label: 'Monthly revenue (€)' },
  { key: 'strategic', type: 'BOOLEAN', label: 'Strategic account' },
  { key: 'renewal', type: 'DATE', label: 'Renewal date' },
  { key: 'products', type: 'MULTI_CHOICE', choices: ['Analytics', 'Automation', 'Inbox', 'Voice'] },
];

const count = 120;
// What makes them known again, so that they can be taken away when real contacts come.
const prefix = 'sample-';

/** Gives a workspace without contacts some to try things with, and their properties. @throws Invalid */
export async function addSampleContacts(unit: UnitOfWork): Promise<number> {
  // Held until the commit, so that of two who ask at once only one adds them.
  await sql`select id from workspace where id = ${unit.workspaceId} for no key update`.execute(unit.db);
  const { rows } = await sql`select 1 from contact where workspace_id = ${unit.workspaceId} limit 1`.execute(
    unit.db,
  );
  if (rows.length > 0) throw Invalid.at([], 'There are contacts already.');
  const known = (await readContactSchema(unit)).properties;
  for (const property of sampleProperties) {
    if (known.has(property.key)) continue;
    await createProperty(unit, property);
    await unit.em.flush();
  }
  const schema = await readContactSchema(unit);
  const random = new Random(2_026);
  const people = Array.from({ length: count }, (_, index) => {
    const person = samplePerson(random, index);
    const { patch } = readContactInput({ ...person, externalId: `${prefix}${index + 1}` }, schema, []);
    return newContactRow(newId('contact'), patch, new Date());
  });
  await insertContacts(unit, people);
  unit.record({ type: 'sampleContacts.added', data: { count } });
  return count;
}

/** Takes the sample's contacts away, with what hangs on them. @returns how many. */
export async function removeSampleContacts(unit: UnitOfWork): Promise<number> {
  const { rows } = await sql<{ segment_id: string }>`
    select distinct m.segment_id from segment_membership m
    join contact c on c.workspace_id = m.workspace_id and c.id = m.contact_id and ${isSample}
    where m.workspace_id = ${unit.workspaceId} and m.until is null
  `.execute(unit.db);
  const deleted = await sql`
    delete from contact c where c.workspace_id = ${unit.workspaceId} and ${isSample}
  `.execute(unit.db);
  const removed = Number(deleted.numAffectedRows ?? 0n);
  const segmentIds = rows.map((row) => row.segment_id);
  unit.record({ type: 'sampleContacts.removed', segmentIds, data: { count: removed } });
  return removed;
}

// A range, which the unique index serves.
const isSample = sql`c.external_id >= ${prefix} and c.external_id < ${'sample.'} and c.external_id ~ '^sample-\\d{1,3}$'`;

/** Somebody who looks like a customer; the same for the same numbers. */
export function samplePerson(random: Random, index: number) {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const plan = random.pick(['free', 'free', 'team', 'team', 'team', 'enterprise']);
  const seats = plan === 'enterprise' ? random.whole(80, 900) : random.whole(1, 40);
  const plain = `${given}.${family}`
    .normalize('NFKD')
    .replaceAll(/[^a-zA-Z.]/g, '')
    .toLowerCase();
  return {
    externalId: `customer-${1_000 + index}`,
    email: `${plain}.${index}@example.com`,
    name: `${given} ${family}`,
    company: random.pick(companies),
    properties: {
      plan_tier: plan,
      region: random.pick(['EU', 'EU', 'UK', 'US', 'US', 'APAC']),
      lifecycle_stage:
        plan === 'free'
          ? random.pick(['trial', 'trial', 'active'])
          : random.pick(['active', 'active', 'active', 'at risk']),
      seats,
      monthly_revenue: plan === 'free' ? 0 : seats * random.whole(8, 14),
      ...(random.next() < 0.7 ? { renewal: dayFromNow(random.whole(-60, 300)) } : {}),
      products: ['Analytics', 'Automation', 'Inbox', 'Voice'].filter(() => random.next() < 0.4),
    },
  };
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
