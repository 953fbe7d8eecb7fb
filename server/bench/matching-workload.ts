import type { Condition, FieldType, Predicate } from '@cadre/shared/conditions/ast';
import type { Facts, FactValue } from '@cadre/shared/conditions/facts';
import { Random } from './random.ts';

/**
 * Rules as support teams write them, over sixteen fields, and contacts as they have them. About four predicates a
 * rule; a contact meets about one rule in twenty-five.
 */
export const FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map([
  ['contact.email', 'TEXT'],
  ['contact.name', 'TEXT'],
  ['contact.company', 'TEXT'],
  ['contact.createdAt', 'DATE'],
  ['contact.properties.plan_tier', 'CHOICE'],
  ['contact.properties.region', 'CHOICE'],
  ['contact.properties.country', 'CHOICE'],
  ['contact.properties.industry', 'CHOICE'],
  ['contact.properties.lifecycle', 'CHOICE'],
  ['contact.properties.language', 'TEXT'],
  ['contact.properties.seats', 'NUMBER'],
  ['contact.properties.mrr', 'NUMBER'],
  ['contact.properties.health', 'NUMBER'],
  ['contact.properties.is_trial', 'BOOLEAN'],
  ['contact.properties.interests', 'MULTI_CHOICE'],
  ['contact.properties.renewal_date', 'DATE'],
]);

/** The moment at which everything is judged, in epoch milliseconds. */
export const NOW = Date.parse('2026-11-23T09:00:00Z');
const DAY = 86_400_000;

const words = (text: string): readonly string[] => text.split(' ');
const numbered = (stem: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${stem}${index}`);

const CHOICES = {
  plan_tier: words('starter growth business enterprise legacy free'),
  region: words('eu us uk apac latam mea anz nordics'),
  country: words(
    'de us gb fr es it nl se no dk fi pl pt ie at ch be cz gr hu ro bg hr jp kr cn in sg au nz br mx ar cl co za ng ke eg ae il tr ua ca',
  ),
  industry: words(
    'software retail banking health travel media energy education logistics food legal gaming telecom insurance fashion farming steel paper space sport',
  ),
  lifecycle: words('lead trial onboarding active at_risk churned'),
} as const;
const LANGUAGES = words('en de fr es it nl sv ja pt-br zh-cn ko pl');
const INTERESTS = words('billing api reports sso widget mobile import audit routing hiring events beta');
const DOMAINS = [
  ...words('gmail.com acme.com initech.com globex.net umbrella.org'),
  ...numbered('firm', 150).map((firm) => `${firm}.example`),
];
const FIRST_NAMES = words(
  'ada grace alan linus edsger barbara donald margaret ken dennis radia frances tim vint leslie john',
);
const LAST_NAMES = words(
  'lovelace hopper turing torvalds dijkstra liskov knuth hamilton thompson ritchie perlman allen lee cerf lamport backus',
);
const COMPANIES = [...words('acme initech globex umbrella'), ...numbered('firm', 150)].map(
  (name) => `${name} gmbh`,
);

const CHOICE_KEYS = Object.keys(CHOICES) as (keyof typeof CHOICES)[];

export interface BenchRule {
  readonly id: string;
  readonly condition: Condition;
}

export function makeRules(count: number, seed: number): BenchRule[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => ({ id: `rule_${index}`, condition: makeRule(random) }));
}

/** Mostly a conjunction of two to five parts, some of them alternatives; now and then the other way round. */
function makeRule(random: Random): Condition {
  const parts = Array.from({ length: random.whole(1, 4) }, () => makePart(random));
  if (random.chance(0.08)) return { any: [makeConjunction(random), makeConjunction(random)] };
  return { all: [{ is: narrow(random) }, ...parts] };
}

function makeConjunction(random: Random): Condition {
  return { all: [{ is: narrow(random) }, { is: broad(random) }] };
}

function makePart(random: Random): Condition {
  if (random.chance(0.15)) return { any: [{ is: narrow(random) }, { is: broad(random) }] };
  if (random.chance(0.05)) return { not: { is: narrow(random) } };
  return { is: random.chance(0.25) ? narrow(random) : broad(random) };
}

/** A predicate that few contacts meet. */
function narrow(random: Random): Predicate {
  const kind = random.whole(0, 9);
  if (kind <= 3) {
    const key = random.pick(CHOICE_KEYS);
    return { field: `contact.properties.${key}`, operator: 'EQUALS', value: random.pickEarly(CHOICES[key]) };
  }
  if (kind === 4)
    return { field: 'contact.email', operator: 'ENDS_WITH', value: `@${random.pickEarly(DOMAINS)}` };
  if (kind === 5) return { field: 'contact.company', operator: 'EQUALS', value: random.pickEarly(COMPANIES) };
  if (kind === 6) return { field: 'contact.name', operator: 'CONTAINS', value: random.pick(LAST_NAMES) };
  if (kind === 7)
    return { field: 'contact.properties.interests', operator: 'EQUALS', value: random.pickEarly(INTERESTS) };
  if (kind === 8)
    return {
      field: 'contact.properties.language',
      operator: 'STARTS_WITH',
      value: random.pickEarly(LANGUAGES),
    };
  const countries = random.some(CHOICES.country, random.whole(2, 6));
  return { field: 'contact.properties.country', operator: 'IN', value: countries };
}

/** A predicate that many contacts meet. */
function broad(random: Random): Predicate {
  const kind = random.whole(0, 9);
  const key = random.pick(CHOICE_KEYS);
  if (kind === 0) {
    return {
      field: `contact.properties.${key}`,
      operator: 'NOT_EQUALS',
      value: random.pickEarly(CHOICES[key]),
    };
  }
  if (kind === 1) {
    const values = random.some(CHOICES[key], random.whole(2, 4));
    return {
      field: `contact.properties.${key}`,
      operator: random.chance(0.5) ? 'NOT_IN' : 'IN',
      value: values,
    };
  }
  if (kind === 2)
    return { field: 'contact.properties.is_trial', operator: 'EQUALS', value: random.chance(0.5) };
  if (kind <= 4) return numberPredicate(random);
  if (kind === 5) {
    return {
      field: 'contact.createdAt',
      operator: 'WITHIN_LAST_DAYS',
      value: random.pick([7, 14, 30, 60, 90, 180, 365]),
    };
  }
  if (kind === 6) {
    const day = new Date(NOW + random.whole(-400, 400) * DAY).toISOString().slice(0, 10);
    return {
      field: 'contact.properties.renewal_date',
      operator: random.chance(0.5) ? 'BEFORE' : 'AFTER',
      value: day,
    };
  }
  if (kind === 7) return { field: 'contact.email', operator: 'NOT_CONTAINS', value: random.pick(DOMAINS) };
  if (kind === 8) return { field: 'contact.company', operator: 'IS_NOT_EMPTY' };
  return { field: 'contact.properties.interests', operator: 'NOT_IN', value: random.some(INTERESTS, 2) };
}

function numberPredicate(random: Random): Predicate {
  const operator = random.pick(['GREATER_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST'] as const);
  const kind = random.whole(0, 2);
  if (kind === 0)
    return {
      field: 'contact.properties.seats',
      operator,
      value: random.pick([1, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000]),
    };
  if (kind === 1) return { field: 'contact.properties.mrr', operator, value: random.whole(1, 100) * 50 };
  return { field: 'contact.properties.health', operator, value: random.whole(1, 19) * 5 };
}

/** Every contact gets texts and lists of its own, so that nothing about one is in a cache because of another. */
export function makeContacts(count: number, seed: number): Facts[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => makeContact(random));
}

function makeContact(random: Random): Facts {
  const facts = new Map<string, FactValue>();
  const company = random.pickEarly(COMPANIES);
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  facts.set('contact.email', fresh(`${first}.${last}${random.whole(1, 99)}@${random.pickEarly(DOMAINS)}`));
  facts.set('contact.name', fresh(`${first} ${last}`));
  if (random.chance(0.7)) facts.set('contact.company', fresh(company));
  facts.set('contact.createdAt', instant(NOW - random.whole(0, 700) * DAY - random.whole(0, DAY)));
  for (const key of CHOICE_KEYS) {
    if (random.chance(0.9)) facts.set(`contact.properties.${key}`, fresh(random.pickEarly(CHOICES[key])));
  }
  if (random.chance(0.8)) facts.set('contact.properties.language', fresh(random.pickEarly(LANGUAGES)));
  if (random.chance(0.85)) facts.set('contact.properties.seats', random.whole(1, 30) ** 2);
  if (random.chance(0.85)) facts.set('contact.properties.mrr', random.whole(0, 6000));
  if (random.chance(0.85)) facts.set('contact.properties.health', random.whole(0, 100));
  if (random.chance(0.8)) facts.set('contact.properties.is_trial', random.chance(0.3));
  const interests = random.some(INTERESTS, random.whole(0, 4)).map(fresh);
  if (interests.length > 0) facts.set('contact.properties.interests', interests);
  if (random.chance(0.6)) facts.set('contact.properties.renewal_date', day(random.whole(-400, 400)));
  return facts;
}

/** A text that shares no memory with the one it was made from, as one that came over the network does. */
function fresh(text: string): string {
  return Buffer.from(text).toString();
}

function instant(at: number): FactValue {
  return [at, at];
}

function day(daysFromNow: number): FactValue {
  const from = Math.floor(NOW / DAY + daysFromNow) * DAY;
  return [from, from + DAY - 1];
}
