import { useLingui } from '@lingui/react/macro';
import { Avatar, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { useViewer } from '../parts/viewer';
import { Mark } from '../ui/Mark';
import classes from './shell.module.css';

type ButtonProps = UnstyledButtonProps &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof UnstyledButtonProps> & { ref?: Ref<HTMLButtonElement> };

export function WorkspaceButton(props: ButtonProps) {
  const { t } = useLingui();
  const { workspace } = useViewer();
  return (
    <UnstyledButton className={classes.switcher} aria-label={t`Workspace: ${workspace.name}`} {...props}>
      <Mark size={22} />
      <span className={classes.grow} style={{ fontWeight: 600 }}>
        {workspace.name}
      </span>
      <IconSelector size={15} aria-hidden />
    </UnstyledButton>
  );
}

export function PersonButton(props: ButtonProps) {
  const { teammate } = useViewer();
  return (
    <UnstyledButton className={classes.switcher} flex={1} miw={0} {...props}>
      <Avatar size={24} name={teammate?.name ?? ''} color="indigo" aria-hidden />
      <span className={classes.grow}>{teammate?.name}</span>
    </UnstyledButton>
  );
}
