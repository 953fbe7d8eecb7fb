import { Conflict, Invalid } from '../../platform/errors/errors.js';

/**
 * The places of ordered rules after a reorder: the ids must be exactly those that are there.
 * @throws Invalid at `input.ids`; Conflict when the order was changed since `expectedVersion`.
 */
export function checkOrder(
  input: { ids: readonly string[]; expectedVersion?: number | null | undefined },
  current: { ids: readonly string[]; version: number },
): void {
  if (input.expectedVersion != null && input.expectedVersion !== current.version) {
    throw new Conflict(current.version);
  }
  const known = new Set(current.ids);
  const seen = new Set<string>();
  for (const [index, id] of input.ids.entries()) {
    const path = ['input', 'ids', String(index)];
    if (!known.has(id)) throw Invalid.at(path, 'This is none of the ordered rules.');
    if (seen.has(id)) throw Invalid.at(path, 'This stands in the order twice.');
    seen.add(id);
  }
  if (seen.size !== known.size) throw Invalid.at(['input', 'ids'], 'The order must name every rule once.');
}

/** Refuses to change what somebody else changed since it was read. @throws Conflict */
export function checkVersion(expected: number | null | undefined, current: number): void {
  if (expected != null && expected !== current) throw new Conflict(current);
}
