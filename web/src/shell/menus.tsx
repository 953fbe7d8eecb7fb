import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconLogout, IconPlus, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { startAfresh } from '../apollo/start-afresh';
import { useAction } from '../apollo/use-action';
import { graphql } from '../gql';
import { useViewer } from '../parts/viewer';
import { paths } from '../paths';
import { CreateWorkspaceDialog } from './CreateWorkspaceDialog';
import { leave } from './leave-bus';
import { PersonButton, WorkspaceButton } from './MenuButtons';
import { SwitchDocument } from './switch-workspace';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut {
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** The menu behind the workspace's name; its code comes when it is first opened, so it begins open. */
export function WorkspaceDropdown() {
  const { t } = useLingui();
  const { workspace, workspaces, viewerCanCreateWorkspaces } = useViewer();
  const navigate = useNavigate();
  const [creating, { open, close }] = useDisclosure(false);
  const { run } = useAction(SwitchDocument);
  const switchTo = async (id: string) => {
    if (!(await run({ input: { id } })).ok) return;
    startAfresh();
    // What is open belongs to the workspace that was left.
    navigate(paths.segments());
  };
  return (
    <Menu width={216} position="bottom-start" defaultOpened>
      <Menu.Target>
        <WorkspaceButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Workspaces</Trans>
        </Menu.Label>
        {workspaces.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => one.id !== workspace.id && switchTo(one.id)}
            rightSection={
              one.id === workspace.id && <IconCheck size={15} role="img" aria-label={t`current`} />
            }
          >
            {one.name}
          </Menu.Item>
        ))}
        {viewerCanCreateWorkspaces && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={open}>
              <Trans>Create workspace</Trans>
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
      {creating && <CreateWorkspaceDialog onClose={close} onCreated={startAfresh} />}
    </Menu>
  );
}

const AvailabilityDocument = graphql(`
  mutation SetAvailability($input: AvailabilitySetInput!) {
    availabilitySet(input: $input) {
      teammate {
        id
        available
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

function AvailabilityItem({ teammate }: { teammate: { available: boolean } }) {
  const { t } = useLingui();
  const { run } = useAction(AvailabilityDocument, {
    done: ({ availabilitySet }) =>
      availabilitySet.teammate?.available ? t`You are available` : t`You are away`,
  });
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={teammate.available}
      closeMenuOnClick={false}
      rightSection={teammate.available && <IconCheck size={15} aria-hidden />}
      onClick={() => run({ input: { available: !teammate.available } })}
    >
      <Trans>Available for conversations</Trans>
    </Menu.Item>
  );
}

export function PersonDropdown() {
  const { teammate } = useViewer();
  const navigate = useNavigate();
  const { run } = useAction(SignOutDocument);
  const signOut = async () => {
    if (!(await run({})).ok) return;
    leave();
    startAfresh();
  };
  if (!teammate) return null;
  return (
    <Menu width={216} position="top-start" defaultOpened>
      <Menu.Target>
        <PersonButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{teammate.email}</Menu.Label>
        <AvailabilityItem teammate={teammate} />
        <Menu.Item
          leftSection={<IconUserCircle size={15} aria-hidden />}
          onClick={() => navigate(paths.account())}
        >
          <Trans>Account</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={signOut}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
