/** The people of the stories. Ada is an admin everywhere. */
export const ADA = { name: 'Ada Byron', email: 'ada@example.com', password: 'analytical engine' } as const;

/** Contacts of every story's workspace, by name. */
export const CONTACTS = [
  {
    name: 'Grace Hopper',
    email: 'grace@navy.example',
    company: 'Navy',
    plan_tier: 'enterprise',
    region: 'US',
  },
  {
    name: 'Alan Turing',
    email: 'alan@bletchley.example',
    company: 'Bletchley',
    plan_tier: 'enterprise',
    region: 'UK',
  },
  {
    name: 'Edsger Dijkstra',
    email: 'edsger@shortest.example',
    company: 'Shortest',
    plan_tier: 'pro',
    region: 'EU',
  },
  {
    name: 'Barbara Liskov',
    email: 'barbara@types.example',
    company: 'Types',
    plan_tier: 'free',
    region: 'US',
  },
  // Radia's plan is not known: the one whom negative operators also match.
  { name: 'Radia Perlman', email: 'radia@tree.example', company: 'Tree', plan_tier: null, region: 'EU' },
] as const;
