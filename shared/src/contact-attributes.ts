/** The text attributes that every contact has. */
export const contactAttributes = ['externalId', 'email', 'name', 'company'] as const;
export type ContactAttribute = (typeof contactAttributes)[number];
