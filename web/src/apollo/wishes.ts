/** Runs each wish once at a time: a double click is one wish, and both hear the same outcome. */
export class Wishes<Outcome> {
  readonly #underWay = new Map<string, Promise<Outcome>>();

  run(wish: unknown, send: () => Promise<Outcome>): Promise<Outcome> {
    const key = JSON.stringify(wish);
    const sent = this.#underWay.get(key) ?? send().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, sent);
    return sent;
  }
}
