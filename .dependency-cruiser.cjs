/** Who may import whom; the arrows are drawn in CONTRIBUTING.md. */
const features = [
  'workspaces',
  'imports',
  'intake',
  'conversations',
  'routing',
  'priority',
  'segments',
  'conditions',
  'contacts',
  'teams',
  'auth',
];
const order = {
  workspaces: [
    'imports',
    'intake',
    'conversations',
    'routing',
    'priority',
    'segments',
    'conditions',
    'contacts',
    'teams',
    'auth',
  ],
  imports: ['conditions', 'contacts', 'teams', 'auth'],
  intake: ['conversations', 'routing', 'priority', 'segments', 'conditions', 'contacts', 'teams', 'auth'],
  conversations: ['routing', 'priority', 'segments', 'conditions', 'contacts', 'teams', 'auth'],
  priority: ['routing', 'segments', 'conditions', 'contacts', 'teams', 'auth'],
  routing: ['segments', 'conditions', 'contacts', 'teams', 'auth'],
  segments: ['conditions', 'contacts', 'teams', 'auth'],
  conditions: ['contacts', 'teams', 'auth'],
  contacts: ['teams', 'auth'],
  teams: ['auth'],
  auth: [],
};
const notTest = { pathNot: '[.]test[.]tsx?$' };

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '[.]d[.]ts$',
          '[.]json$',
          '[.]test[.]tsx?$',
          '(main|print-schema|check-generated|vite-env)[.]tsx?$',
          'cli/',
          '/gql/',
          'web/widget/',
        ],
      },
      to: {},
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|web)/' },
    },
    { name: 'server-knows-no-web', severity: 'error', from: { path: '^server/' }, to: { path: '^web/' } },
    { name: 'web-knows-no-server', severity: 'error', from: { path: '^web/' }, to: { path: '^server/' } },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform', ...notTest },
      to: { path: '^server/src/(features|http|app|sample)' },
    },
    ...features.map((feature) => ({
      name: `${feature}-imports-to-the-right`,
      severity: 'error',
      from: { path: `^server/src/features/${feature}/`, ...notTest },
      to: {
        path: '^server/src/features/',
        pathNot: [feature, ...order[feature]].map((one) => `^server/src/features/${one}/`),
      },
    })),
    {
      name: 'graphql-only-at-the-edge',
      severity: 'error',
      comment: 'Entities, services and read models know nothing of GraphQL classes.',
      from: { path: '[.](entity|service|read-model)[.]ts$' },
      to: { path: 'type-graphql|[.](graphql|resolver)[.]ts$' },
    },
    {
      name: 'ui-knows-no-graphql',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(pages|gql|apollo)|@apollo/client' },
    },
    {
      name: 'pages-import-no-pages',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/' },
      to: { path: '^web/src/pages/([^/]+)/', pathNot: '^web/src/pages/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: 'specify',
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
