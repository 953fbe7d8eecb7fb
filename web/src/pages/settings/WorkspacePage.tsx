import { useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useViewer } from '../../parts/viewer';
import { RefusalNote } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';

const ChangeWorkspaceDocument = graphql(`
  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {
    workspaceChange(input: $input) {
      workspace {
        id
        name
        timeZone
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function WorkspacePage() {
  const { t } = useLingui();
  const { workspace, viewerCanChangeWorkspace: may } = useViewer();
  const form = useForm({ initialValues: { name: workspace.name, timeZone: workspace.timeZone } });
  const { run, busy, refusals } = useAction(ChangeWorkspaceDocument, {
    quiet: true,
    done: t`The workspace is saved`,
  });
  const zones = Intl.supportedValuesOf('timeZone');
  const known = zones.includes(workspace.timeZone) ? zones : [workspace.timeZone, ...zones];
  const beside = messageFor(refusals, 'name') ?? messageFor(refusals, 'timeZone');
  return (
    <Page title={t`Workspace`} description={t`Its name, and the time zone in which its days begin and end.`}>
      <Panel>
        <form onSubmit={form.onSubmit((input) => run({ input }))} noValidate>
          <Stack maw={420}>
            {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
            <TextInput
              label={t`Name`}
              disabled={!may}
              {...form.getInputProps('name')}
              error={messageFor(refusals, 'name')}
            />
            <Select
              label={t`Time zone`}
              searchable
              limit={60}
              allowDeselect={false}
              disabled={!may}
              data={known}
              {...form.getInputProps('timeZone')}
              error={messageFor(refusals, 'timeZone')}
            />
            {may && (
              <Group>
                <Button type="submit" loading={busy} disabled={!form.isDirty()}>
                  {t`Save`}
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      </Panel>
    </Page>
  );
}
