import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Progress } from '@mantine/core';
import { useEffect } from 'react';
import { useAction } from '../apollo/use-action';
import { graphql, readFragment } from '../gql';
import type { JobLineFragment } from '../gql/graphql';
import { useUndoMembers } from '../parts/members-actions';
import { useUndoBulkAct } from '../parts/undo-bulk-act';
import { paths } from '../paths';
import { TextLink } from '../ui/links';
import { isUnderWay } from './job-interest';
import classes from './job-tray.module.css';
import { jobOutcome, jobTitle } from './job-words';
import { useJobsOfInterest } from './jobs-of-interest';

export const JobLine = graphql(`
  fragment JobLine on Job {
    id
    kind
    status
    total
    done
    changed
    failed
    result
    error
    finishedAt
    segment {
      id
      name
    }
    contactImport {
      id
      fileName
    }
    membersChange {
      id
      undoneAt
    }
    conversationsChange {
      viewerCanUndo
    }
  }
`);

const JobsDocument = graphql(`
  query JobLines {
    jobs(first: 10, mine: true) {
      ...JobLine
    }
  }
`);

const CancelJobDocument = graphql(`
  mutation CancelJob($input: IdInput!) {
    jobCancel(input: $input) {
      job {
        ...JobLine
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const everyMs = 700;
/** Of those that are over the latest say enough; more would push the navigation out of sight. */
const overAtMost = 2;

/** What the viewer set going in the background: how far it is, how it went, and the ways to stop and undo it. */
export function JobTray() {
  const { t } = useLingui();
  const { isOfInterest, close } = useJobsOfInterest();
  const jobs = useJobs().filter(isOfInterest);
  const over = jobs.filter((job) => !isUnderWay(job)).slice(0, overAtMost);
  const shown = jobs.filter((job) => isUnderWay(job) || over.includes(job));
  if (shown.length === 0) return null;
  return (
    <ul className={classes.tray} aria-label={t`In the background`}>
      {shown.map((job) => (
        <JobRow key={job.id} job={job} onClose={() => close(job.id)} />
      ))}
    </ul>
  );
}

/** Asks again only while something is under way. */
function useJobs(): readonly JobLineFragment[] {
  const { data, startPolling, stopPolling } = useQuery(JobsDocument, { fetchPolicy: 'cache-and-network' });
  const jobs = readFragment(JobLine, data?.jobs ?? []);
  const isBusy = jobs.some(isUnderWay);
  useEffect(() => {
    if (!isBusy) return;
    startPolling(everyMs);
    return stopPolling;
  }, [isBusy, startPolling, stopPolling]);
  return jobs;
}

function JobRow({ job, onClose }: { job: JobLineFragment; onClose: () => void }) {
  const { t } = useLingui();
  const title = jobTitle(job);
  return (
    <li className={classes.job}>
      <div className={classes.line}>
        <span className={classes.title}>
          {job.contactImport ? (
            <TextLink {...paths.contactImport(job.contactImport.id)}>{title}</TextLink>
          ) : (
            title
          )}
        </span>
        {!isUnderWay(job) && <CloseButton size={24} aria-label={t`Close: ${title}`} onClick={onClose} />}
      </div>
      {isUnderWay(job) ? <Running job={job} title={title} /> : <Finished job={job} />}
    </li>
  );
}

function Running({ job, title }: { job: JobLineFragment; title: string }) {
  const { t } = useLingui();
  const cancel = useAction(CancelJobDocument);
  return (
    <div className={classes.line}>
      <Progress
        className={classes.progress}
        size="sm"
        value={job.total ? (100 * job.done) / job.total : 0}
        animated
        aria-label={title}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        loading={cancel.busy}
        aria-label={t`Cancel: ${title}`}
        onClick={() => cancel.run({ input: { id: job.id } })}
      >
        <Trans>Cancel</Trans>
      </Button>
    </div>
  );
}

function Finished({ job }: { job: JobLineFragment }) {
  const undo = useUndoOf(job);
  return (
    <div className={classes.line}>
      <span role="status">{jobOutcome(job)}</span>
      {undo && (
        <Button size="compact-xs" variant="subtle" loading={undo.busy} onClick={undo.run}>
          <Trans>Undo</Trans>
        </Button>
      )}
    </div>
  );
}

/** How what it did is taken back; null when there is nothing to take back. */
function useUndoOf({ id, kind, membersChange, conversationsChange }: JobLineFragment) {
  const members = useUndoMembers();
  const act = useUndoBulkAct();
  if (conversationsChange?.viewerCanUndo) {
    return { busy: act.busy, run: () => act.run({ input: { job: id } }) };
  }
  if (kind === 'SEGMENT_MEMBERS_UNDO' || !membersChange || membersChange.undoneAt) return null;
  return { busy: members.busy, run: () => members.run({ input: { change: membersChange.id } }) };
}
