import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory, IconUserPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { MembershipSource, PinFilter } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { SearchInput } from '../../ui/SearchInput';
import { AddMembersDialog } from './AddMembersDialog';
import { KeptOutList } from './KeptOutList';
import { MembersList } from './MembersList';
import { aWhileAgo, MembersThen } from './MembersThen';
import classes from './members.module.css';
import { useSourceWords } from './source-words';

const MembersSegment = graphql(`
  fragment MembersSegment on Segment {
    id
    name
    archivedAt
    createdAt
    memberCount
  }
`);

const PIN_FILTERS: readonly PinFilter[] = ['INCLUDED', 'AUTOMATIC'];
const SOURCES: readonly MembershipSource[] = ['MANUAL', 'RULE', 'API', 'IMPORT'];

const route = getRouteApi('/inside/contacts/segments/$segmentId/$tab');

export function MembersTab({ segment: masked }: { segment: FragmentType<typeof MembersSegment> }) {
  const { t } = useLingui();
  const segment = readFragment(MembersSegment, masked);
  const { viewerCanChangeMembers, workspace } = useViewer();
  const { search, pin, source, list, at } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, { open, close }] = useDisclosure(false);
  const sourceWords = useSourceWords();
  // Pins are known as they are now.
  const pinned = at ? undefined : PIN_FILTERS.find((one) => one === pin);
  const came = SOURCES.find((one) => one === source);
  const keptOut = list === 'kept-out';
  const goTo = (moment: string | undefined) =>
    navigate({
      search: (before) => ({ ...before, pin: undefined, at: moment }),
      replace: at !== undefined,
    });
  const stays = {
    group: t`Whether they stay`,
    items: [
      { value: 'INCLUDED', label: t`Pinned` },
      { value: 'AUTOMATIC', label: t`Automatic` },
    ],
  };
  return (
    <div className={classes.tab} data-then={(!keptOut && at !== undefined) || undefined}>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t`Which contacts`}
          value={keptOut ? 'kept-out' : 'members'}
          data={[
            { value: 'members', label: t`Members` },
            { value: 'kept-out', label: t`Kept out` },
          ]}
          onChange={(value) => navigate({ search: { list: value === 'kept-out' ? value : undefined } })}
        />
        <SearchInput
          label={keptOut ? t`Search who is kept out` : t`Search members`}
          value={search ?? ''}
          w={{ base: '100%', xs: 240 }}
          onChange={(text) =>
            navigate({ search: (before) => ({ ...before, search: text || undefined }), replace: true })
          }
        />
        {!keptOut && (
          <Select
            aria-label={t`How they came`}
            w={{ base: '100%', xs: 180 }}
            allowDeselect={false}
            value={pinned ?? came ?? 'anyone'}
            data={[
              { value: 'anyone', label: t`However they came` },
              {
                group: t`How they came`,
                items: SOURCES.map((one) => ({ value: one, label: sourceWords[one] })),
              },
              ...(at ? [] : [stays]),
            ]}
            onChange={(value) =>
              navigate({
                search: (before) => ({
                  ...before,
                  pin: PIN_FILTERS.find((one) => one === value),
                  source: SOURCES.find((one) => one === value),
                }),
              })
            }
          />
        )}
        {!keptOut && !at && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => goTo(aWhileAgo(workspace.timeZone, segment.createdAt))}
          >
            <Trans>At a moment</Trans>
          </Button>
        )}
        {viewerCanChangeMembers && !at && !segment.archivedAt && (
          <Button ml="auto" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
            <Trans>Add contacts</Trans>
          </Button>
        )}
      </Group>
      {keptOut ? (
        <KeptOutList segment={segment} search={search} />
      ) : at ? (
        <MembersThen segment={segment} search={search} source={came} at={at} onMove={goTo} />
      ) : (
        <MembersList
          segment={segment}
          search={search}
          pin={pinned}
          source={came}
          onClear={() => navigate({ search: {} })}
        />
      )}
      {adding && <AddMembersDialog segment={segment} onClose={close} />}
    </div>
  );
}
