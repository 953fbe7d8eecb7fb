import { contactPropertyChoiceJob } from './features/conditions/property-choice.service.js';
import { contactPropertyTypeJob } from './features/conditions/property-type.service.js';
import { bulkActJob } from './features/conversations/bulk-acts.service.js';
import { undoBulkActJob } from './features/conversations/undo-bulk-acts.service.js';
import { contactImportJob } from './features/imports/run-import.js';
import { undoImportJob } from './features/imports/undo-import.service.js';
import { decideAllAgainJob } from './features/intake/decide-all-again.js';
import { membersJobs } from './features/segments/members-jobs.js';
import type { JobKind } from './platform/jobs/job-kinds.js';

/** What this server does in the background: every kind of job, brought by its feature. */
export const kindsOfJobs: readonly JobKind[] = [
  contactImportJob,
  undoImportJob,
  contactPropertyChoiceJob,
  contactPropertyTypeJob,
  bulkActJob,
  undoBulkActJob,
  ...membersJobs,
  decideAllAgainJob,
];
