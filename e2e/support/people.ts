/** The people of the stories. Ada is an admin everywhere. */
export const ADA = { name: 'Ada Byron', email: 'ada@example.com', password: 'analytical engine' } as const;

/** Contacts of every story's workspace. */
export const CONTACTS = {
  grace: {
    name: 'Grace Hopper',
    email: 'grace@navy.example',
    company: 'Navy',
    properties: { plan_tier: 'enterprise', region: 'US' },
  },
  alan: {
    name: 'Alan Turing',
    email: 'alan@bletchley.example',
    company: 'Bletchley',
    properties: { plan_tier: 'enterprise', region: 'UK' },
  },
  edsger: {
    name: 'Edsger Dijkstra',
    email: 'edsger@shortest.example',
    company: 'Shortest',
    properties: { plan_tier: 'pro', region: 'EU' },
  },
  barbara: {
    name: 'Barbara Liskov',
    email: 'barbara@types.example',
    company: 'Types',
    properties: { plan_tier: 'free', region: 'US' },
  },
  // Radia's plan is not known: the one whom negative operators also match.
  radia: {
    name: 'Radia Perlman',
    email: 'radia@tree.example',
    company: 'Tree',
    properties: { plan_tier: null, region: 'EU' },
  },
};
