/** A request that no honest client sends. */
export interface Flood {
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const repeated = (count: number, piece: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => piece(index)).join(between);

const kilobyte = 1_024;
const sizes = [60 * kilobyte, 900 * kilobyte];

/** Values that fill a body, each in its own way. */
const fillings: Readonly<Record<string, (bytes: number) => string>> = {
  'empty lists': (bytes) => `[${repeated(bytes / 3, () => '[]', ',')}]`,
  'empty objects': (bytes) => `[${repeated(bytes / 3, () => '{}', ',')}]`,
  numbers: (bytes) => `[${repeated(bytes / 2, () => '1', ',')}]`,
  'short texts': (bytes) => `[${repeated(bytes / 4, () => '"a"', ',')}]`,
  'one long text': (bytes) => `"${'x'.repeat(bytes)}"`,
  'one text of escapes': (bytes) => `"${'\\u00e4'.repeat(bytes / 6)}"`,
  'one text of quotes': (bytes) => `"${'\\"'.repeat(bytes / 2)}"`,
  'nested lists': (bytes) => '['.repeat(bytes / 2) + ']'.repeat(bytes / 2),
  'nested objects': (bytes) => `${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}`,
  'keys without end': (bytes) => `{${repeated(bytes / 12, (index) => `"k${index}":1`, ',')}}`,
  prototypes: (bytes) => `[${repeated(bytes / 18, () => '{"__proto__":1}', ',')}]`,
  'white space': (bytes) => `[${' '.repeat(bytes)}]`,
};

/** Documents that would cost more than they look. */
const documents: Readonly<Record<string, string>> = {
  'ten thousand aliases': `{ ${repeated(10_000, (index) => `a${index}: installationReady`)} }`,
  'three hundred aliases': `{ ${repeated(300, (index) => `a${index}: installationReady`)} }`,
  'one field two thousand times': `{ ${repeated(2_000, () => 'installationReady')} }`,
  'one nested field six hundred times': `{ ${repeated(600, () => 'viewer { workspace { name } }')} }`,
  'fields that repeat at every level': `{ ${'viewer { workspace { id '.repeat(1)}${repeated(900, () => 'name')} } } }`,
  'a tree that doubles at each level': `{ ${'a: node(id: "x") { id b: node(id: "y") { id '.repeat(40)}${'} }'.repeat(40)} }`,
  'a thousand fragments': `{ ${repeated(1_000, (index) => `...F${index}`)} } ${repeated(1_000, (index) => `fragment F${index} on Query { installationReady }`)}`,
  'fragments that multiply': `{ ...F0 } ${repeated(20, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} ...F${index + 1} }`)} fragment F20 on Query { installationReady }`,
  'fragments in a circle': '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  'fragments that nobody spreads': `{ installationReady } ${repeated(300, (index) => `fragment F${index} on Query { installationReady }`)}`,
  'one fragment spread five hundred times': `{ ${repeated(500, () => '...F')} } fragment F on Query { installationReady }`,
  'inline fragments in each other': `{ ${'... on Query { '.repeat(500)}installationReady${' }'.repeat(500)} }`,
  'five hundred levels': `{ ${'viewer { workspace { '.repeat(250)}id${' } }'.repeat(250)} }`,
  'a thousand directives': `{ installationReady ${repeated(1_000, () => '@include(if: true)')} }`,
  'a thousand unknown directives': `{ installationReady ${repeated(1_000, (index) => `@d${index}`)} }`,
  'a thousand unknown fields': `{ ${repeated(1_000, (index) => `field${index}`)} }`,
  'fields that are nearly right': `{ ${repeated(400, (index) => `segment${index}s`)} }`,
  'a thousand arguments': `{ segment(${repeated(1_000, (index) => `a${index}: 1`)}) { id } }`,
  'a thousand variables': `query (${repeated(1_000, (index) => `$v${index}: Int`)}) { installationReady }`,
  'a thousand operations': repeated(1_000, (index) => `query Q${index} { installationReady }`),
  'a literal nested a thousand deep': `{ segment(id: ${'['.repeat(1_000)}${']'.repeat(1_000)}) { id } }`,
  'a literal of ten thousand numbers': `{ segment(id: [${repeated(10_000, () => '1')}]) { id } }`,
  'a thousand sign-ins': `mutation { ${repeated(1_000, (index) => `a${index}: signIn(input: {email: "a@b", password: "x"}) { userErrors { message } }`)} }`,
  'nothing but brackets': '{'.repeat(20_000),
  'nothing but commas': ','.repeat(60_000),
  'a comment without end': `#${'x'.repeat(60_000)}`,
  'a name without end': `{ ${'x'.repeat(60_000)} }`,
  'a text without end': `{ segment(id: "${'x'.repeat(60_000)}") { id } }`,
  'a block text without end': `{ segment(id: """${'\\n x'.repeat(15_000)}""") { id } }`,
  'the whole schema': '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  'the schema in circles': `{ __schema { types ${'{ fields { type '.repeat(30)}{ name }${' } }'.repeat(30)} } }`,
};

const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** All of them; with a session where that lets them get further. */
export function floods(cookie: string): Flood[] {
  const found: Flood[] = [];
  const add = (name: string, body: Buffer, headers: Record<string, string> = {}) => {
    found.push({ name: `${name}, by nobody`, headers, body });
    found.push({ name: `${name}, with a session`, headers: { ...headers, cookie }, body });
  };
  for (const [name, fill] of Object.entries(fillings)) {
    for (const bytes of sizes) {
      const body = Buffer.from(`{"query":"{ installationReady }","variables":{"a":${fill(bytes)}}}`);
      add(`${Math.round(bytes / kilobyte)} KB of ${name}`, body);
    }
  }
  add(
    '8 MB of empty lists',
    Buffer.from(`{"variables":{"a":${fillings['empty lists']?.(8_000 * kilobyte)}}}`),
  );
  for (const [name, query] of Object.entries(documents)) add(name, asJson({ query }));
  add('no JSON', Buffer.from('{"query": "{'));
  add('null', Buffer.from('null'));
  add('a list of requests', asJson(Array.from({ length: 500 }, () => ({ query: '{ installationReady }' }))));
  add('a form', Buffer.from('query={installationReady}'), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  add('a compressed body', Buffer.alloc(10_000), { 'content-encoding': 'gzip' });
  add('another site', asJson({ query: '{ installationReady }' }), { origin: 'https://evil.example' });
  return found;
}
