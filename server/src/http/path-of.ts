/**
 * The path of a request’s target, without what is asked of it. Anybody can send any text there, so it is not read as a
 * URL, which throws for some.
 */
export function pathOf(target: string | undefined): string {
  return /^[^?#]*/.exec(target ?? '')?.[0] || '/';
}
