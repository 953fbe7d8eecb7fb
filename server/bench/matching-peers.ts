import type { Facts } from '@cadre/shared/conditions/facts';
import { isDateFact } from '@cadre/shared/conditions/facts';
import type { Comparison, PreparedCondition, PreparedPredicate } from '@cadre/shared/conditions/prepared';
import { type ConditionInterface, evalCondition } from '@growthbook/growthbook';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import sift from 'sift';
import { NOW } from './matching-workload.ts';

/** A rule as the peers get it: the same prepared condition that our own engines start from. */
export interface PeerRule {
  readonly id: string;
  readonly condition: PreparedCondition;
}

export type PeerRecord = Readonly<Record<string, unknown>>;
export type PeerMatch = (record: PeerRecord) => string[] | Promise<string[]>;

export interface Peer {
  readonly name: string;
  readonly packageName: string;
  /** Translates and compiles the rules in the way that the engine's documents advise. */
  compile(rules: readonly PeerRule[]): PeerMatch;
}

/** The facts as a plain object with flat names; a date becomes the two numbers that it ranges over. */
export function toRecord(facts: Facts): PeerRecord {
  const record: Record<string, unknown> = {};
  for (const [path, value] of facts) {
    const name = nameOf(path);
    if (isDateFact(value)) Object.assign(record, { [`${name}_from`]: value[0], [`${name}_to`]: value[1] });
    else record[name] = value;
  }
  return record;
}

/** Peers read a dot as a step into an object. */
function nameOf(path: string): string {
  return path.replace('contact.properties.', '').replaceAll('.', '_');
}

interface Dialect<Node> {
  and(nodes: Node[]): Node;
  or(nodes: Node[]): Node;
  not(node: Node): Node;
  test(name: string, comparison: Comparison, isList: boolean): Node;
}

function translate<Node>(condition: PreparedCondition, dialect: Dialect<Node>): Node {
  if ('all' in condition) return dialect.and(condition.all.map((child) => translate(child, dialect)));
  if ('any' in condition) return dialect.or(condition.any.map((child) => translate(child, dialect)));
  if ('not' in condition) return dialect.not(translate(condition.not, dialect));
  return translatePredicate(condition.is, dialect);
}

function translatePredicate<Node>(predicate: PreparedPredicate, dialect: Dialect<Node>): Node {
  const { comparison } = predicate;
  const name = nameOf(predicate.field);
  const test = (suffix: string, plain: Comparison) =>
    dialect.test(name + suffix, plain, predicate.type === 'MULTI_CHOICE');
  const positive = () => {
    switch (comparison.kind) {
      case 'before':
        return test('_to', { kind: 'lessThan', limit: comparison.instant });
      case 'after':
        return test('_from', { kind: 'greaterThan', limit: comparison.instant });
      case 'within':
        return dialect.and([
          test('_from', { kind: 'atLeast', limit: NOW - comparison.span }),
          test('_from', { kind: 'atMost', limit: NOW }),
        ]);
      default:
        return test('', comparison);
    }
  };
  return predicate.negated ? dialect.not(positive()) : positive();
}

function escapeRegex(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The operators that sift and GrowthBook share. */
function mongoTest(comparison: Comparison): Record<string, unknown> {
  switch (comparison.kind) {
    case 'present':
      return { $exists: true };
    case 'oneOf':
      return comparison.values.size === 1
        ? { $eq: [...comparison.values][0] }
        : { $in: [...comparison.values] };
    case 'contains':
      return { $regex: escapeRegex(comparison.text) };
    case 'startsWith':
      return { $regex: `^${escapeRegex(comparison.text)}` };
    case 'endsWith':
      return { $regex: `${escapeRegex(comparison.text)}$` };
    case 'greaterThan':
      return { $gt: comparison.limit };
    case 'atLeast':
      return { $gte: comparison.limit };
    case 'lessThan':
      return { $lt: comparison.limit };
    case 'atMost':
      return { $lte: comparison.limit };
    default:
      throw new Error(`no translation of ${comparison.kind}`);
  }
}

const siftDialect: Dialect<Record<string, unknown>> = {
  and: (nodes) => ({ $and: nodes }),
  or: (nodes) => ({ $or: nodes }),
  not: (node) => ({ $nor: [node] }),
  test: (name, comparison) => ({ [name]: mongoTest(comparison) }),
};

const growthBookDialect: Dialect<ConditionInterface> = {
  and: (nodes) => ({ $and: nodes }),
  or: (nodes) => ({ $or: nodes }),
  not: (node) => ({ $nor: [node] }),
  test: (name, comparison, isList) => {
    const test = mongoTest(comparison);
    // A missing value is null there, and null is less than 5.
    if (comparison.kind === 'lessThan' || comparison.kind === 'atMost')
      return { [name]: { $exists: true, ...test } };
    return { [name]: isList && '$eq' in test ? { $in: [test.$eq] } : test };
  },
};

type Logic = Record<string, unknown>;

const jsonLogicDialect: Dialect<Logic> = {
  and: (nodes) => ({ and: nodes }),
  or: (nodes) => ({ or: nodes }),
  not: (node) => ({ '!': node }),
  test: (name, comparison, isList) => jsonLogicTest({ var: name }, comparison, isList),
};

function jsonLogicTest(value: Logic, comparison: Comparison, isList: boolean): Logic {
  switch (comparison.kind) {
    case 'present':
      return { '!==': [value, null] };
    case 'oneOf': {
      const values = [...comparison.values];
      if (isList) return { or: values.map((one) => ({ in: [one, value] })) };
      return values.length === 1 ? { '===': [value, values[0]] } : { in: [value, values] };
    }
    case 'contains':
      return { in: [comparison.text, value] };
    case 'startsWith':
    case 'endsWith':
      return { [comparison.kind]: [value, comparison.text] };
    case 'greaterThan':
      return { '>': [value, comparison.limit] };
    case 'atLeast':
      return { and: [{ '!==': [value, null] }, { '>=': [value, comparison.limit] }] };
    case 'lessThan':
      return { and: [{ '!==': [value, null] }, { '<': [value, comparison.limit] }] };
    case 'atMost':
      return { and: [{ '!==': [value, null] }, { '<=': [value, comparison.limit] }] };
    default:
      throw new Error(`no translation of ${comparison.kind}`);
  }
}

const RULES_ENGINE_OPERATORS: Partial<Record<Comparison['kind'], string>> = {
  greaterThan: 'greaterThan',
  atLeast: 'greaterThanInclusive',
  lessThan: 'lessThan',
  atMost: 'lessThanInclusive',
  present: 'present',
  contains: 'textContains',
  startsWith: 'textStartsWith',
  endsWith: 'textEndsWith',
};

const rulesEngineDialect: Dialect<Record<string, unknown>> = {
  and: (nodes) => ({ all: nodes }),
  or: (nodes) => ({ any: nodes }),
  not: (node) => ({ not: node }),
  test: (name, comparison, isList) => {
    if (comparison.kind === 'oneOf') {
      const values = [...comparison.values];
      if (isList) return { any: values.map((value) => ({ fact: name, operator: 'contains', value })) };
      if (values.length === 1) return { fact: name, operator: 'equal', value: values[0] };
      return { fact: name, operator: 'in', value: values };
    }
    const operand = 'text' in comparison ? comparison.text : 'limit' in comparison ? comparison.limit : true;
    return { fact: name, operator: RULES_ENGINE_OPERATORS[comparison.kind], value: operand };
  },
};

function rulesEngine(rules: readonly PeerRule[]): PeerMatch {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const isText = (value: unknown): value is string => typeof value === 'string';
  engine.addOperator('present', (value: unknown) => value !== undefined);
  engine.addOperator('textContains', (value: unknown, text: string) => isText(value) && value.includes(text));
  engine.addOperator(
    'textStartsWith',
    (value: unknown, text: string) => isText(value) && value.startsWith(text),
  );
  engine.addOperator('textEndsWith', (value: unknown, text: string) => isText(value) && value.endsWith(text));
  for (const { id, condition } of rules) {
    const conditions = translate({ all: [condition] }, rulesEngineDialect);
    engine.addRule(JSON.parse(JSON.stringify({ conditions, event: { type: id } })));
  }
  return async (record) => (await engine.run({ ...record })).events.map((event) => event.type);
}

/** A compiled rule each, tried one after another. */
function oneByOne(
  rules: readonly PeerRule[],
  compile: (rule: PeerRule) => (record: PeerRecord) => boolean,
): PeerMatch {
  const tests = rules.map((rule) => ({ id: rule.id, test: compile(rule) }));
  return (record) => {
    const found: string[] = [];
    for (const { id, test } of tests) if (test(record)) found.push(id);
    return found;
  };
}

export const PEERS: readonly Peer[] = [
  { name: 'json-rules-engine', packageName: 'json-rules-engine', compile: rulesEngine },
  {
    name: 'json-logic-engine, compiled,',
    packageName: 'json-logic-engine',
    compile: (rules) => {
      const engine = new LogicEngine();
      engine.addMethod(
        'startsWith',
        ([text, start]: [unknown, string]) => typeof text === 'string' && text.startsWith(start),
        { deterministic: true },
      );
      engine.addMethod(
        'endsWith',
        ([text, end]: [unknown, string]) => typeof text === 'string' && text.endsWith(end),
        { deterministic: true },
      );
      return oneByOne(rules, ({ condition }) => {
        const test = engine.build(translate(condition, jsonLogicDialect));
        return (record) => Boolean(test(record));
      });
    },
  },
  {
    name: 'sift',
    packageName: 'sift',
    compile: (rules) => oneByOne(rules, ({ condition }) => sift.default(translate(condition, siftDialect))),
  },
  {
    name: 'GrowthBook evalCondition,',
    packageName: '@growthbook/growthbook',
    compile: (rules) =>
      oneByOne(rules, ({ condition }) => {
        const translated = translate(condition, growthBookDialect);
        return (record) => evalCondition(record, translated);
      }),
  },
];
