import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import type { Toast, ToastAction } from './toast';
import classes from './toasts.module.css';

const shortMs = 5_000;
const withActionMs = 10_000;

/** What Ctrl/Cmd-Z does now, the latest last. */
const offered = new Map<string, ToastAction>();
let count = 0;

export function Toasts() {
  useEffect(() => {
    document.addEventListener('keydown', takeLatest);
    return () => document.removeEventListener('keydown', takeLatest);
  }, []);
  return <Notifications position="bottom-right" limit={4} containerWidth={360} />;
}

export function showToast({ message, failed, action, withdrawn }: Toast): void {
  if (withdrawn?.aborted) return;
  count += 1;
  const id = `toast-${count}`;
  if (action && !failed) offered.set(id, action);
  notifications.show({
    id,
    message: action ? <WithAction id={id} message={message} action={action} /> : message,
    withBorder: true,
    closeButtonProps: { 'aria-label': t`Dismiss` },
    color: failed ? 'red' : 'teal',
    // The kit waits while a toast is hovered or holds the focus.
    autoClose: failed ? false : action ? withActionMs : shortMs,
    role: failed ? 'alert' : 'status',
    onClose: () => offered.delete(id),
  });
  withdrawn?.addEventListener('abort', () => notifications.hide(id));
}

function WithAction({ id, message, action }: { id: string; message: string; action: ToastAction }) {
  return (
    <div className={classes.row}>
      <span className={classes.message}>{message}</span>
      <Button
        size="compact-sm"
        variant="default"
        aria-keyshortcuts="Control+Z Meta+Z"
        onClick={() => take(id, action)}
      >
        {action.label}
      </Button>
    </div>
  );
}

/** The toast is gone before a second click can come. */
function take(id: string, action: ToastAction): void {
  offered.delete(id);
  notifications.hide(id);
  action.run();
}

function takeLatest(event: KeyboardEvent): void {
  const pressed = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'z';
  const latest = [...offered].at(-1);
  if (!pressed || !latest || isWriting(event.target)) return;
  event.preventDefault();
  take(...latest);
}

/** There the keys undo what was typed. */
function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
