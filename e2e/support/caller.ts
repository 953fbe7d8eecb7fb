import type { TypedDocumentString } from '../gql/graphql.js';

/** Variables are left out only where the operation requires none. */
type VariablesOf<Variables> =
  Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables];

/** A person who calls the API as the console does, with the cookie of a session. */
export class Caller {
  readonly #address: string;
  #cookie = '';

  constructor(address: string) {
    this.#address = address;
  }

  /** `name=value` of the session, or empty before somebody signs in. */
  get cookie(): string {
    return this.#cookie;
  }

  /** @throws on top-level errors and on user errors. */
  async do<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    ...[variables]: VariablesOf<Variables>
  ): Promise<Result> {
    const answer = await fetch(`${this.#address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ query: String(document), variables }),
    });
    const [session] = answer.headers.getSetCookie();
    if (session) this.#cookie = session.split(';')[0] ?? '';
    const { data, errors } = await answer.json();
    const refusals = errors ?? Object.values(data).flatMap(userErrorsOf);
    if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
    return data;
  }

  /** Uploads a file. @throws when it is rejected. */
  async upload(path: string, body: string): Promise<void> {
    const answer = await fetch(`${this.#address}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv', cookie: this.#cookie },
      body,
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

function userErrorsOf(payload: unknown): unknown[] {
  const errors = typeof payload === 'object' && payload && 'userErrors' in payload ? payload.userErrors : [];
  return Array.isArray(errors) ? errors : [];
}
