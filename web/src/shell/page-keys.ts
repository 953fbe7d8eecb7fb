import { paths } from '../paths';

/** The pages that two letters lead to, by the keys as tinykeys names them. */
export const PAGE_KEYS = {
  'g s': paths.segments(),
  'g c': paths.contacts(),
  'g i': paths.inbox(),
  'g r': paths.routing(),
  'g p': paths.priority(),
} as const;
