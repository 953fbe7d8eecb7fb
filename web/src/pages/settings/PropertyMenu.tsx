import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Property } from './PropertiesPage';
import { hasChoices } from './PropertyDialog';

/** What can be done to a property: each opens its own dialog. */
export type PropertyAct = 'edit' | 'choices' | 'type' | 'delete';

interface PropertyMenuProps {
  property: Pick<Property, 'label' | 'type'>;
  onOpen: (act: PropertyAct) => void;
}

export function PropertyMenu({ property, onOpen }: PropertyMenuProps) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={t`Actions for ${property.label}`}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onOpen('edit')}>
          <Trans>Edit</Trans>
        </Menu.Item>
        {hasChoices(property.type) && (
          <Menu.Item onClick={() => onOpen('choices')}>
            <Trans>Choices</Trans>
          </Menu.Item>
        )}
        <Menu.Item onClick={() => onOpen('type')}>
          <Trans>Change the type</Trans>
        </Menu.Item>
        <Menu.Item c="var(--mantine-color-error)" onClick={() => onOpen('delete')}>
          <Trans>Delete</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
