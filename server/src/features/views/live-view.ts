import type { Condition } from '@cadre/shared/conditions/ast';
import { evaluate } from '@cadre/shared/conditions/evaluate';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import type { PreparedCondition } from '@cadre/shared/conditions/prepared';
import { predicatesOf } from '@cadre/shared/conditions/references';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { shareEvent } from '../../platform/graphql/shared-events.js';
import type { WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { conversationsWithContacts } from '../conversations/conversations.read-model.js';
import type { KnownConversation } from './conversation-facts.js';
import { NumberSet } from './number-set.js';
import {
  changesAtMost,
  FrameHistory,
  type FrameInbox,
  type ViewChangeKind,
  type ViewFrame,
} from './view-frames.js';
import { conversationsOfView } from './views.read-model.js';

/** A condition that somebody watches: which conversations meet it, known to the last event that was heard. */
export class LiveView {
  readonly inboxes = new Set<FrameInbox>();
  #numbers = new NumberSet();
  #prepared: PreparedCondition | null = null;
  #history = new FrameHistory('');
  #sequence = '';

  constructor(readonly condition: Condition | null) {}

  /** Its answer changes as time goes by, without an event. */
  get followsClock(): boolean {
    return this.predicates().some(
      ({ field, operator }) =>
        field === 'conversation.waitingMinutes' || operator.endsWith('WITHIN_LAST_DAYS'),
    );
  }

  /** Its answer changes with memberships. */
  get asksSegments(): boolean {
    return this.predicates().some(({ field }) => field === 'segment');
  }

  /** Reads which conversations there are, as of `sequence` or later. */
  async load(reader: Reader, catalogue: WorkspaceCatalogue, sequence: string): Promise<void> {
    this.prepare(catalogue);
    this.#numbers = await this.read(reader, catalogue);
    this.#sequence = sequence;
    this.#history = new FrameHistory(sequence);
  }

  /** Where whoever begins to watch now stands; behind `after` when they come back. */
  snapshot(after: string | null): ViewFrame {
    const now = { sequence: this.#sequence, count: this.#numbers.size };
    return after === null ? { ...now, isResync: false, changes: new Map() } : this.#history.since(after, now);
  }

  /** Conversations as they are now. */
  apply(known: readonly KnownConversation[], sequence: string, now: number): void {
    const changes = new Map<string, ViewChangeKind>();
    for (const { id, number, facts } of known) {
      const kind = changeOf(this.#numbers.has(number), this.holds(facts, now));
      if (kind === 'ENTERED') this.#numbers.add(number);
      if (kind === 'LEFT') this.#numbers.delete(number);
      if (kind) changes.set(id, kind);
    }
    this.tell(changes, sequence);
  }

  /** Reads all anew, when nobody can say what changed. */
  async refresh(reader: Reader, catalogue: WorkspaceCatalogue, sequence: string): Promise<void> {
    this.prepare(catalogue);
    const before = this.#numbers;
    this.#numbers = await this.read(reader, catalogue);
    const entered = first(this.#numbers.without(before));
    const left = first(before.without(this.#numbers));
    const ids = entered && left && (await idsOf(reader, [...entered, ...left]));
    const tooMuch = !ids || ids.size < entered.length + left.length || ids.size > changesAtMost;
    if (tooMuch) return this.put({ sequence, isResync: true, changes: new Map() });
    const changes = new Map<string, ViewChangeKind>();
    for (const number of entered) changes.set(ids.get(number) as string, 'ENTERED');
    for (const number of left) changes.set(ids.get(number) as string, 'LEFT');
    this.tell(changes, sequence);
  }

  private tell(changes: ReadonlyMap<string, ViewChangeKind>, sequence: string): void {
    this.#sequence = sequence;
    if (changes.size === 0) return;
    const isResync = changes.size > changesAtMost;
    this.put({ sequence, isResync, changes: isResync ? new Map() : changes });
  }

  private put(frame: Omit<ViewFrame, 'count'>): void {
    this.#sequence = frame.sequence;
    const told = shareEvent({ ...frame, count: this.#numbers.size });
    this.#history.add(told);
    for (const inbox of this.inboxes) inbox.put(told);
  }

  private predicates() {
    return this.condition === null ? [] : [...predicatesOf(this.condition)];
  }

  private prepare(catalogue: WorkspaceCatalogue): void {
    const prepared = this.condition && prepareCondition(this.condition, catalogue);
    this.#prepared = prepared?.ok ? prepared.condition : null;
  }

  private holds(facts: KnownConversation['facts'], now: number): boolean {
    if (this.condition === null) return true;
    // One that broke while it was watched holds nothing.
    return this.#prepared !== null && evaluate(this.#prepared, facts, now);
  }

  private async read(reader: Reader, catalogue: WorkspaceCatalogue): Promise<NumberSet> {
    const numbers = new NumberSet();
    const which = conversationsOfView(reader, this.condition, catalogue, new Date());
    if (which === null) return numbers;
    const { rows } = await sql<{ numbers: number[] | null }>`
      select array_agg(v.number) as numbers
      from ${conversationsWithContacts} where ${which}
    `.execute(reader.db);
    for (const number of rows[0]?.numbers ?? []) numbers.add(Number(number));
    return numbers;
  }
}

function changeOf(was: boolean, is: boolean): ViewChangeKind | null {
  if (is) return was ? 'CHANGED' : 'ENTERED';
  return was ? 'LEFT' : null;
}

/** null: more than can be told. */
function first(numbers: Generator<number>): number[] | null {
  const found: number[] = [];
  for (const number of numbers) {
    if (found.length === changesAtMost) return null;
    found.push(number);
  }
  return found;
}

async function idsOf(reader: Reader, numbers: readonly number[]): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: number }>`
    select id, number from conversation
    where workspace_id = ${reader.workspaceId} and number = any(${numbers}::bigint[])
  `.execute(reader.db);
  return new Map(rows.map(({ id, number }) => [Number(number), id]));
}
