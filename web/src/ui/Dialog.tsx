import { useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnFocus } from './use-return-focus';

interface DialogProps extends Omit<ModalProps, 'opened'> {
  title: ReactNode;
}

// The kit heads a dialog with the element that means the banner of the page, of which a page has one.
const quietHeader = { header: { role: 'presentation' } };

/** A dialog that is mounted only while it is open, and gives the focus back to where it was opened. */
export function Dialog({ children, ...rest }: DialogProps) {
  const { t } = useLingui();
  useReturnFocus();
  return (
    <Modal opened closeButtonProps={{ 'aria-label': t`Close` }} attributes={quietHeader} {...rest}>
      {children}
    </Modal>
  );
}

interface DialogButtonsProps {
  onCancel: () => void;
  busy?: boolean;
  disabled?: boolean;
  danger?: boolean;
  label: ReactNode;
  /** Absent when the button sends the form around it. */
  onConfirm?: () => void;
}

export function DialogButtons({ onCancel, busy, disabled, danger, label, onConfirm }: DialogButtonsProps) {
  const { t } = useLingui();
  return (
    <Group justify="flex-end" gap="xs" mt="lg">
      <Button variant="default" onClick={onCancel}>{t`Cancel`}</Button>
      <Button
        type={onConfirm ? 'button' : 'submit'}
        loading={busy ?? false}
        disabled={disabled ?? false}
        {...(danger && { color: 'red.9' })}
        onClick={onConfirm}
      >
        {label}
      </Button>
    </Group>
  );
}
