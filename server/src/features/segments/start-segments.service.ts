import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, Taken } from '../../platform/errors/errors.js';
import { createProperty, type PropertyInput } from '../contacts/properties.service.js';
import type { GroupingInput } from '../teams/groupings.service.js';
import { createSegment, setSegmentRule } from './segments.service.js';

const segmentsAtMost = 20;

export interface StartingSegment extends GroupingInput {
  readonly name: string;
  /** Who is added from now on; a rule that is switched on. None when left out. */
  readonly condition?: unknown;
}

/**
 * Makes segments with their rules, and before them the properties that the rules ask for: all of it or nothing.
 * @returns the ids of the segments. @throws Invalid, Taken at the path of what is wrong
 */
export async function startSegments(
  unit: UnitOfWork,
  input: { properties: readonly PropertyInput[]; segments: readonly StartingSegment[] },
): Promise<string[]> {
  const { properties, segments } = input;
  for (const [name, list] of Object.entries({ properties, segments })) {
    if (list.length > segmentsAtMost) throw Invalid.at(['input', name], `At most ${segmentsAtMost} at once.`);
  }
  for (const [index, property] of properties.entries()) {
    await createProperty(unit, property, ['input', 'properties', String(index)]);
    await unit.em.flush();
  }
  const ids: string[] = [];
  for (const [index, { condition, ...segment }] of segments.entries()) {
    ids.push(
      await standingAt(['input', 'segments', String(index)], async () => {
        const { id } = await createSegment(unit, segment);
        await unit.em.flush();
        if (condition != null) await setSegmentRule(unit, { segment: id, condition, enabled: true });
        return id;
      }),
    );
  }
  return ids;
}

/** Refusals speak of one segment as `input`; here it is one of several. */
async function standingAt<T>(place: readonly string[], work: () => Promise<T>): Promise<T> {
  const moved = (path: readonly string[]) => [...place, ...path.slice(1)];
  try {
    return await work();
  } catch (error) {
    if (error instanceof Invalid) {
      throw new Invalid(error.issues.map((issue) => ({ ...issue, path: moved(issue.path) })));
    }
    if (error instanceof Taken) throw new Taken(error.message, moved(error.path), error.holderId);
    throw error;
  }
}
