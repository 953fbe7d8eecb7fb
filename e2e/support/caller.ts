/** What GraphQL answered, to look into. */
interface Tree {
  readonly [name: string]: Tree | undefined;
}

/** A person who calls the API as the console does, with the cookie of a session. */
export class Caller {
  readonly #address: string;
  #cookie = '';

  constructor(address: string, cookie = '') {
    this.#address = address;
    this.#cookie = cookie;
  }

  get cookie(): string {
    return this.#cookie;
  }

  /** @throws when it was refused in any way. */
  async do(query: string, variables: Record<string, unknown> = {}): Promise<Tree> {
    const answer = await fetch(`${this.#address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ query, variables }),
    });
    const [given] = answer.headers.getSetCookie();
    if (given) this.#cookie = given.split(';')[0] ?? '';
    const { data, errors } = await answer.json();
    const refused = Object.values(data ?? {}).flatMap((payload) => refusals(payload));
    if (errors?.length || refused.length) throw new Error(JSON.stringify(errors ?? refused));
    return data;
  }

  /** Sends a file. @throws when it was not taken. */
  async send(path: string, body: string): Promise<void> {
    const answer = await fetch(`${this.#address}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv', cookie: this.#cookie },
      body,
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** The id at a path of the answer. */
  async make(path: string, query: string, input: Record<string, unknown>): Promise<string> {
    const data = await this.do(query, { input });
    const found = path.split('.').reduce<Tree | undefined>((tree, name) => tree?.[name], data);
    return String(found);
  }
}

function refusals(payload: unknown): unknown[] {
  const errors = typeof payload === 'object' && payload && 'userErrors' in payload ? payload.userErrors : [];
  return Array.isArray(errors) ? errors : [];
}
