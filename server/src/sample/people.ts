/** Names to draw the sample's contacts from: several languages, so that the console is seen with all of them. */
export const givenNames = [
  'Amara',
  'Björn',
  'Chiara',
  'Dmitri',
  'Elif',
  'Fatima',
  'Gabriel',
  'Hana',
  'Ines',
  'Jonas',
  'Kenji',
  'Leïla',
  'Mateo',
  'Noor',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Søren',
  'Tomás',
  'Uma',
  'Viktor',
  'Wanjiru',
  'Xin',
  'Yusuf',
  'Zoë',
] as const;

export const familyNames = [
  'Andersen',
  'Bianchi',
  'Chen',
  'Dubois',
  'Eriksson',
  'Fernández',
  'García',
  'Haddad',
  'Ivanova',
  'Jensen',
  'Kim',
  'Lindqvist',
  'Müller',
  'Nakamura',
  'O’Brien',
  'Patel',
  'Rossi',
  'Silva',
  'Tanaka',
  'Novák',
  'Weber',
  'Yılmaz',
] as const;

export const companies = [
  'Aurora Robotics',
  'Bluefin Logistics',
  'Cobalt Health',
  'Driftwood Studio',
  'Ember Analytics',
  'Fjord Energy',
  'Granite Bank',
  'Harbour Foods',
  'Indigo Travel',
  'Juniper Labs',
  'Kestrel Media',
  'Lighthouse Legal',
  'Meridian Games',
  'Nimbus Cloud',
  'Orchard Retail',
  'Polar Insurance',
] as const;

export const questions = [
  {
    topic: 'Billing',
    subject: 'Invoice question',
    message: 'Our last invoice lists two more seats than we have. Could you look into it?',
  },
  {
    topic: 'Billing',
    subject: 'Change of plan',
    message: 'What would it cost to move all of us to the next plan in the middle of the month?',
  },
  {
    topic: 'Technical issue',
    subject: 'Export fails',
    message: 'The export stops at about half of the rows, every time since this morning.',
  },
  {
    topic: 'Technical issue',
    subject: 'Single sign-on',
    message: 'Half of my team is sent back to the sign-in page after single sign-on.',
  },
  {
    topic: 'Technical issue',
    subject: 'Slow dashboards',
    message: 'Dashboards take more than a minute today. Is something going on?',
  },
  {
    topic: 'Onboarding',
    subject: 'First steps',
    message: 'We just signed up. What should we set up first for a team of twelve?',
  },
  {
    topic: 'Onboarding',
    subject: 'Import of data',
    message: 'Can I bring our history along from the tool we used before?',
  },
  {
    topic: 'Feature request',
    subject: 'Dark mode',
    message: 'Any plans for a dark mode? My night shift would thank you.',
  },
  {
    topic: 'Cancellation',
    subject: 'Closing the account',
    message: 'We are thinking of leaving at the end of the term. Whom do I talk to?',
  },
] as const;

/** What agents wrote back, by topic. */
export const answers = {
  Billing: [
    'Thank you for telling us. I have corrected the invoice, and the new one is on its way to you.',
    'You are right. The difference is credited and stands on your next invoice.',
  ],
  'Technical issue': [
    'That was ours: a queue was stuck since this morning. It runs again, and your account is as it should be.',
    'I could see it in our logs. Please try once more; it should work now.',
  ],
  Onboarding: [
    'Welcome! Begin with your team and its properties, then bring your contacts along. I have sent you a short guide.',
    'Yes, you can. Export it as CSV there, and the import here maps the columns by itself.',
  ],
  'Feature request': [
    'I have added your voice to it. It is on our list for this year, and we will write to you when it is there.',
  ],
  Cancellation: [
    'I am sorry to hear that. May I call you tomorrow? There may be a plan that suits you better.',
  ],
} as const;
