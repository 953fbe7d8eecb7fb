import type { Refusal } from './errors';

/** What is wrong with one interval of hours: the first refusal whose path leads into it. */
export function intervalProblem(
  refusals: readonly Refusal[],
  field: string,
  index: number,
): string | undefined {
  return refusals.find(({ path }) => {
    const at = path.indexOf(field);
    return at !== -1 && path[at + 1] === String(index);
  })?.message;
}
